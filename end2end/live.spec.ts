import { PREPARE, CONFIRM, alerted, complete, enter, gate, reopen, row, sharedPlan } from './fixtures/pages.ts';
import { expect, hydrated, live, test } from './fixtures/test.ts';
import type { Page, Request } from '@playwright/test';

test.describe('on a server of its own', () => {
  test.use({ installation: 'new' });

  test('what happened while the connection was lost is there when it is back', async ({ page, staff, tandem, watch }) => {
    watch.expect(/\/live\/portal/, /ERR_(INTERNET_DISCONNECTED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_REFUSED)/);
    const { account, sally, confirm } = await sharedPlan(await staff.account('Sitwell Homes'));
    await enter(page, await account.link(sally));
    await live(page);

    // The server goes away under the open page, and the page cannot come back to it yet.
    await page.context().setOffline(true);
    await tandem.halt();
    await expect(page.getByText('Not connected. Changes can’t be saved until you are back.')).toBeVisible();
    await tandem.run();
    await account.complete(confirm);
    await account.task('Added meanwhile', { people: [sally] });
    await expect(row(page, CONFIRM)).toContainText('Due ');

    await page.context().setOffline(false);
    await expect(row(page, CONFIRM)).toContainText('Done on time');
    await expect(row(page, 'Added meanwhile')).toBeVisible();
    await expect(page.getByText('Not connected.')).toHaveCount(0);
  });
});

test('the accounts beside the page and in the list follow what happens in them', async ({ page, staff }) => {
  const name = `Numbat ${Date.now()}`;
  const account = await staff.account(name);
  await staff.lendTo(page.context());
  await page.goto(`/accounts?q=${encodeURIComponent(name)}`);
  await live(page);
  const beside = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}`) });
  const listed = page.getByRole('row', { name: new RegExp(name) });
  await expect(beside).not.toContainText('overdue');
  await listed.getByRole('link').focus();
  const task = await account.task('Was due before', { dueIn: -3 });
  await expect(beside).toContainText('1 overdue');
  await expect(listed).toContainText('1 task');
  await expect(listed.getByRole('link')).toBeFocused();

  await page.goto(account.plan);
  await live(page);
  await complete(page, 'Was due before').click();
  await expect(beside).not.toContainText('overdue');
  await account.reopen(task);
  await expect(beside).toContainText('1 overdue');
});

test('what became of an account between the page and its stream is shown once the stream begins', async ({ page, staff }) => {
  const name = `Quokka ${Date.now()}`;
  const account = await staff.account(name);
  await staff.lendTo(page.context());
  for (const [path, stream] of [[`/accounts?q=${encodeURIComponent(name)}`, '**/live/accounts*'], [account.plan, '**/live/staff/**']] as const) {
    const held = gate();
    await page.route(stream, async (route) => {
      await held.passed;
      await route.continue();
    });
    await page.goto(path);
    await hydrated(page);
    const beside = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}`) });
    const before = Number(/(\d+) overdue/.exec((await beside.textContent()) ?? '')?.[1] ?? 0);
    await account.task('Was due before', { dueIn: -3 });
    held.open();
    await expect(beside).toContainText(`${before + 1} overdue`);
    await page.unroute(stream);
  }
});

test('a page of the workspace that nobody sees gives its connection back, and catches up when it is seen', async ({ page, staff }) => {
  const name = `Bilby ${Date.now()}`;
  const account = await staff.account(name);
  await staff.lendTo(page.context());
  const isStream = (request: Request): boolean => request.url().includes('/live/');
  const paths = [`/accounts?q=${encodeURIComponent(name)}`, account.plan];
  for (const [before, path] of paths.entries()) {
    await page.goto(path);
    await live(page);
    const given = page.waitForEvent('requestfailed', isStream);
    await see(page, false);
    await given;
    await account.task(`Was due before ${before}`, { dueIn: -3 });
    const taken = page.waitForRequest(isStream);
    await see(page, true);
    await taken;
    const beside = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}`) });
    await expect(beside).toContainText(`${before + 1} overdue`);
    await expect(page.getByText('Not connected.')).toHaveCount(0);
  }
  await expect(row(page, 'Was due before 1')).toBeVisible();
});

/** What a browser tells a page whose tab goes behind another, or comes back. */
async function see(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isSeen);
}

test('tasks that come to stand elsewhere together go on following what becomes of them', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  const play = await account.play('Security play', 'private');
  const titles = ['Send the certificate', 'Send the metadata'] as const;
  for (const title of titles) {
    await account.task(title, { home: play, people: [sally] });
  }
  await account.task('Call back', { people: [sally] });
  await enter(page, await account.link(sally));
  await live(page);
  const toDos = page.getByRole('region', { name: 'To-dos' });
  await expect(toDos.getByRole('listitem')).toHaveCount(3);

  const was = { name: 'Security play', sharing: 'private', owner: '', portal_title: '' };
  await staff.call('staff/edit_play', { account: account.id, play: play.replace('play-', ''), ...was, sharing: 'all_tasks', was });
  const shown = page.getByRole('region', { name: 'Tasks', exact: true });
  for (const title of titles) {
    await expect(shown).toContainText(title);
  }
  await expect(toDos.getByRole('listitem')).toHaveCount(1);
  for (const title of titles) {
    await complete(page, title).click();
    await expect(reopen(page, title)).toBeVisible();
  }
  await expect(shown).toContainText('2 of 2 done');
});

test('whom to ask follows the account’s owner on an open page', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  const own = { name: 'Sitwell Homes', time_zone: 'Europe/Berlin', owner: staff.person.replace('user-', '') };
  const nobodys = { ...own, owner: '' };
  await enter(page, await account.link(sally));
  await live(page);
  const ask = page.getByRole('contentinfo').getByText('Questions?');
  const lead = page.getByText('Ask Maya Okafor if anything is unclear.');
  await expect(ask).toContainText('Maya Okafor');
  await expect(lead).toBeVisible();
  await staff.call('staff/edit_account', { account: account.id, ...nobodys, was: own });
  await expect(ask).toHaveCount(0);
  await expect(lead).toHaveCount(0);
  await staff.call('staff/edit_account', { account: account.id, ...own, was: nobodys });
  await expect(ask.getByRole('link')).toHaveAttribute('href', /^mailto:/);
  await expect(lead).toBeVisible();
});

test('a page of another version says so, keeps what is half typed, and goes on once it is loaded again', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  // What a server says whose words this page's program does not know.
  const body = 'id: another\ndata: in the words of another version\n\n';
  await page.route('**/live/staff/**', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
  await page.goto(account.plan);
  await hydrated(page);
  const line = page.getByRole('textbox', { name: 'Add a task to Kick-off play' });
  await line.fill('Half typed');
  const said = page.getByText('Tandem was updated. Reload the page to go on; what you are writing stays here until you do.');
  await expect(said).toBeVisible();
  await expect(page.getByText('Not connected.')).toHaveCount(0);
  await expect(line).toHaveValue('Half typed');

  await page.unroute('**/live/staff/**');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(said).toHaveCount(0);
  await live(page);
  await account.task('Added since', { people: ['me'] });
  await expect(row(page, 'Added since')).toBeVisible();
});

test('a part of the page that was answered by another version offers to load the page again', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  await page.route('**/api/staff/task_detail', (route) => route.fulfill({ contentType: 'application/octet-stream', body: 'another version' }));
  await page.getByRole('link', { name: PREPARE, exact: true }).click();
  const drawer = page.getByRole('complementary', { name: PREPARE });
  await expect(drawer.getByText('Tandem was updated.')).toBeVisible();
  await drawer.getByRole('link', { name: 'Reload' }).click();
  await expect(drawer.getByText('Add the snippet to the home page.')).toBeVisible();
  await expect(page.getByText('Tandem was updated.')).toHaveCount(0);
});

test('what a colleague moves is tinted like what they change, and what it passes is not', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const play = await account.play('Kick-off play', 'private');
  for (const title of ['One', 'Two', 'Three']) {
    await account.task(title, { home: play });
  }
  const last = await account.task('Four', { home: play });
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  // A tint is short: what was tinted is kept.
  await page.evaluate(() => {
    const tinted = new Set<string>();
    Object.assign(window, { tinted });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const row = target as HTMLElement;
        if (row.hasAttribute('data-fresh')) {
          tinted.add(row.querySelector('.title')?.textContent?.trim() ?? '');
        }
      }
    }).observe(document.body, { attributes: true, attributeFilter: ['data-fresh'], subtree: true });
  });
  const tinted = async (): Promise<string[]> => page.evaluate(() => [...(window as unknown as { tinted: Set<string> }).tinted]);
  await account.move(last, 'first', play);
  await expect(page.locator('li.task a.title')).toHaveText(['Four', 'One', 'Two', 'Three']);
  await expect.poll(tinted).toEqual(['Four']);
});

test('a contact takes a completion back by the Undo beside what is said of it', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  await enter(page, await account.link(sally));
  await live(page);
  await complete(page, PREPARE).click();
  await expect(page.locator('#polite .toast')).toHaveText([`Completed: ${PREPARE}`]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(complete(page, PREPARE)).toBeVisible();
  await expect(complete(page, PREPARE)).toBeFocused();
  await expect(page.locator('#polite .toast')).toHaveText([`Reopened: ${PREPARE}`]);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('a task that is no longer theirs springs back visibly when they complete it', async ({ page, staff, watch }) => {
  watch.expect(/\/live\/portal/, /answer 40[34]: POST .*complete_task/, /Failed to load resource.*40[34]/);
  const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  // The page hears of nothing, as if the change were still on its way.
  await page.route('**/live/portal*', (route) => route.abort());
  await enter(page, await account.link(sally));
  await hydrated(page);
  await account.assign(prepare, sally, false);

  const held = gate();
  await page.route('**/api/portal/complete_task', async (route) => {
    await held.passed;
    await route.continue();
  });
  await complete(page, PREPARE).click();
  await expect(reopen(page, PREPARE)).toHaveAttribute('aria-pressed', 'true');
  held.open();
  await expect(complete(page, PREPARE)).toHaveAttribute('aria-pressed', 'false');
  await expect(alerted(page)).toContainText(`“${PREPARE}” was not changed.`);
});

test('a task deleted by a colleague springs back when it is completed', async ({ page, staff, watch }) => {
  watch.expect(/\/live\/staff/, /answer 404: POST .*complete_task/, /Failed to load resource.*404/);
  const { account, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.route('**/live/staff/**', (route) => route.abort());
  await page.goto(account.plan);
  await hydrated(page);
  await staff.call('staff/delete_task', { account: account.id, task: prepare });

  await complete(page, PREPARE).click();
  await expect(alerted(page)).toContainText(`“${PREPARE}”: This isn’t available. It may have been moved or removed.`);
  await expect(complete(page, PREPARE)).toHaveAttribute('aria-pressed', 'false');
});

test('a colleague’s new task, title and order appear without a reload', async ({ page, staff }) => {
  const { account, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  await account.rename(prepare, 'Prepare the shop');
  await expect(row(page, 'Prepare the shop')).toBeVisible();
  await account.task('Send the brief', { people: ['me'] });
  await expect(row(page, 'Send the brief')).toBeVisible();
  await expect(row(page, 'Send the brief')).toContainText('No due date');
  const ordered = await account.task('Order the logos', { people: ['me'] });
  const loose = page.locator('li.task').filter({ hasText: /Send the brief|Order the logos/ });
  await expect(loose).toContainText(['Send the brief', 'Order the logos']);
  await account.move(ordered, 'first');
  await expect(loose).toContainText(['Order the logos', 'Send the brief']);
});

test('assigning a contact shows the task in their open portal, and unassigning takes it away', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  const internal = await account.task('Sign the agreement', { people: ['me'] });
  await enter(page, await account.link(sally));
  await live(page);
  await expect(row(page, 'Sign the agreement')).toHaveCount(0);
  await account.assign(internal, sally);
  await expect(page.getByRole('heading', { name: 'To-dos' })).toBeVisible();
  await expect(complete(page, 'Sign the agreement')).toBeVisible();
  await account.assign(internal, sally, false);
  await expect(row(page, 'Sign the agreement')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'To-dos' })).toHaveCount(0);
});

test('a contact hears which of their tasks are new and which others changed', async ({ page, staff }) => {
  const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  const internal = await account.task('Sign the agreement', { people: ['me'] });
  await enter(page, await account.link(sally));
  await live(page);
  await account.assign(internal, sally);
  await expect(page.locator('#polite .toast')).toHaveText(['New task for you: Sign the agreement']);
  await account.rename(prepare, 'Prepare the shop');
  await expect(page.locator('#polite .toast')).toHaveText(['Your task changed: Prepare the shop']);
  // For five seconds nothing more is said; what comes meanwhile is told together.
  await account.unshare();
  await expect(page.locator('li.task')).toHaveCount(0);
  await account.share('Sitwell Homes’ plan, again', [sally]);
  await expect(page.locator('#polite .toast')).toHaveText(['2 new tasks for you']);
});

test('unsharing empties an open page with a sentence, and sharing again fills it', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  await enter(page, await account.link(sally));
  await live(page);
  await account.unshare();
  const words = page.getByText('This plan is no longer shared. Ask Maya Okafor.');
  const name = page.getByRole('heading', { level: 1, name: 'Sitwell Homes’ onboarding plan' });
  await expect(words).toBeVisible();
  await expect(name).toBeVisible();
  await expect(page.locator('li.task')).toHaveCount(0);
  await page.reload();
  await expect(words).toBeVisible();
  await expect(name).toBeVisible();
  await live(page);
  await account.share('Sitwell Homes’ plan, again', [sally]);
  await expect(page.getByRole('heading', { level: 1, name: 'Sitwell Homes’ plan, again' })).toBeVisible();
  await expect(row(page, PREPARE)).toBeVisible();
});

test('a description that is changed alone appears on the contact’s open task page', async ({ page, staff }) => {
  const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.describe(prepare, PREPARE, 'Collect the logos.');
  await enter(page, await account.link(sally));
  await row(page, PREPARE).getByRole('link', { name: PREPARE }).click();
  await live(page);
  await expect(page.getByText('Collect the logos.')).toBeVisible();
  await account.describe(prepare, PREPARE, 'Collect the logos and the **texts**.');
  await expect(page.getByText('Collect the logos and the texts.')).toBeVisible();
});
