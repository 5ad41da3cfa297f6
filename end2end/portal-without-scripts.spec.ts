import { CONFIRM, PREPARE, complete, enter, reopen, row, settled, sharedPlan, summary } from './fixtures/pages.ts';
import { linkIn } from './fixtures/mailbox.ts';
import { expect, test } from './fixtures/test.ts';

test.describe('without scripts a contact', () => {
  test('enters with a button, completes, reopens and leaves', async ({ page, staff, request }) => {
    const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
    const link = await account.link(sally);

    await page.goto(link);
    await expect(page.getByText('You’re joining as Sally Sitwell.')).toBeVisible();
    await page.getByRole('button', { name: 'Open the plan' }).click();
    await expect(page).toHaveURL(/\/portal\/[^/?]+$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Sitwell Homes’ onboarding plan' })).toBeVisible();
    await expect(page.getByText('0 of 2 tasks done')).toBeVisible();
    await expect(page.getByText('Reload to see changes.')).toBeVisible();

    await complete(page, PREPARE).click();
    await expect(page).toHaveURL(/\/portal\//);
    await expect(reopen(page, PREPARE)).toBeVisible();
    await expect(row(page, PREPARE)).toContainText('Done 2 days late');
    await expect(page.getByText('1 of 2 tasks done')).toBeVisible();
    await expect(settled(page, `Completed: ${PREPARE}`)).toBeFocused();

    await reopen(page, PREPARE).click();
    await expect(complete(page, PREPARE)).toBeVisible();
    await expect(settled(page, `Reopened: ${PREPARE}`)).toBeFocused();
    await expect(settled(page, `Completed: ${PREPARE}`)).toHaveCount(0);
    await page.reload();
    await expect(complete(page, PREPARE)).toBeVisible();
    await expect(settled(page, PREPARE)).toHaveCount(0);
    await expect(row(page, PREPARE)).toContainText('Overdue 2 days');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/p\?out=1$/);
    await expect(page.getByText('You are signed out on this device.')).toBeVisible();
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ name }) => name.endsWith('tandem_portal'))).toEqual([]);
    expect((await request.get(link)).status()).toBe(200);
  });

  test('completes a task on its page and comes back to it', async ({ page, staff }) => {
    const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
    await enter(page, await account.link(sally), false);
    await page.getByRole('link', { name: PREPARE, exact: true }).click();
    await expect(page).toHaveURL(/\/portal\/[^/]+\/tasks\//);
    await expect(page.getByRole('heading', { level: 1, name: PREPARE })).toBeVisible();
    await expect(page.getByText('Overdue 2 days')).toBeVisible();
    await expect(page.locator('strong', { hasText: 'snippet' })).toBeVisible();
    await page.getByRole('button', { name: 'Mark as complete' }).click();
    await expect(page).toHaveURL(/\/portal\/[^/]+\/tasks\//);
    await expect(page.getByText(/^Completed by you/)).toBeVisible();
    await expect(settled(page, `Completed: ${PREPARE}`)).toBeVisible();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await expect(page.getByRole('button', { name: 'Mark as complete' })).toBeVisible();
    await page.getByRole('link', { name: 'Back to the plan' }).click();
    await expect(page).toHaveURL(/\/portal\/[^/]+$/);
  });

  test('takes back a completion that its filter has hidden', async ({ page, staff }) => {
    const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
    await enter(page, await account.link(sally), false);
    await page.getByRole('navigation', { name: 'Which tasks' }).getByRole('link', { name: /^To do/ }).click();
    await complete(page, PREPARE).click();
    await expect(row(page, PREPARE)).toHaveCount(0);
    await settled(page, `Completed: ${PREPARE}`).getByRole('button', { name: 'Undo' }).click();
    await expect(page).toHaveURL(/\?show=todo$/);
    await expect(complete(page, PREPARE)).toBeVisible();
    await expect(settled(page, `Reopened: ${PREPARE}`).getByRole('button')).toHaveCount(0);
  });

  test('filters by links, and the task’s way back keeps the filter', async ({ page, staff }) => {
    const { account, sally, confirm } = await sharedPlan(await staff.account('Sitwell Homes'));
    await account.complete(confirm);
    await enter(page, await account.link(sally), false);
    const filters = page.getByRole('navigation', { name: 'Which tasks' });
    await expect(filters.getByRole('link')).toHaveText(['All 2', 'Mine 1', 'To do 1', 'Done 1']);
    await expect(filters.getByRole('link', { name: 'All 2' })).toHaveAttribute('aria-current', 'true');

    await filters.getByRole('link', { name: 'Done 1' }).click();
    await expect(page).toHaveURL(/\?show=done$/);
    await expect(row(page, CONFIRM)).toBeVisible();
    await expect(row(page, PREPARE)).toHaveCount(0);

    await filters.getByRole('link', { name: 'Mine 1' }).click();
    await expect(row(page, PREPARE)).toBeVisible();
    await expect(row(page, CONFIRM)).toHaveCount(0);
    await page.getByRole('link', { name: PREPARE, exact: true }).click();
    await page.getByRole('link', { name: 'Back to the plan' }).click();
    await expect(page).toHaveURL(/\?show=mine$/);
  });

  test('who has no tasks reads everything and has no button to complete', async ({ page, staff }) => {
    const { account, stan } = await sharedPlan(await staff.account('Sitwell Homes'));
    await enter(page, await account.link(stan), false);
    await expect(page.getByText('You have no tasks here. You can follow progress.')).toBeVisible();
    await expect(row(page, PREPARE)).toContainText('Sally Sitwell');
    await expect(page.getByRole('button', { name: /^(Complete|Reopen): / })).toHaveCount(0);
  });

  test('asks for a link at the door and comes to the page first asked for', async ({ page, staff, mailbox }) => {
    const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
    const link = await account.link(sally);
    await enter(page, link, false);
    const wanted = `${new URL(page.url()).pathname}/tasks/${prepare}?show=mine`;
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.goto(wanted);
    await expect(page.getByRole('heading', { level: 1, name: 'See your plan' })).toBeVisible();
    await page.getByLabel('E-mail address').fill(sally.email);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Check your e-mail' })).toBeVisible();

    const mail = await mailbox.take(sally.email, 'Your link to Sitwell Homes’ onboarding plan');
    await page.goto(linkIn(mail));
    await page.getByRole('button', { name: 'Open the plan' }).click();
    await expect(page).toHaveURL(wanted);
    await expect(page.getByRole('heading', { level: 1, name: PREPARE })).toBeVisible();
  });

  test('gets the same answer for an address nobody knows, and a message for one that is none', async ({ page, mailbox }) => {
    await page.goto('/p');
    await page.getByLabel('E-mail address').fill('nobody');
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await expect(summary(page).getByRole('link', { name: 'Enter an e-mail address in the form name@example.com.' })).toHaveAttribute('href', '#email');
    await expect(page.getByLabel('E-mail address')).toHaveValue('nobody');
    await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true');
    await expect(page).toHaveTitle(/^Error: /);

    await page.getByLabel('E-mail address').fill('nobody@nowhere.test');
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await expect(page.getByText('If that address belongs to a plan, a link is on its way.')).toBeVisible();
    expect(mailbox.waiting('nobody@nowhere.test')).toEqual([]);
  });

  test('reads the same page for a foreign task, an internal one and one that never was', async ({ page, staff, watch }) => {
    watch.expect(/404/);
    const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
    const internal = await account.task('Only for us', { people: ['me'] });
    const other = await sharedPlan(await staff.account('Bluth Company'));
    await enter(page, await account.link(sally), false);
    const base = new URL(page.url()).pathname;

    const pages: string[] = [];
    for (const id of [internal, other.prepare, '0'.repeat(32), 'x']) {
      const answer = await page.goto(`${base}/tasks/${id}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: 'This page isn’t available' })).toBeVisible();
      pages.push(await page.locator('main').innerHTML());
    }
    expect(new Set(pages).size).toBe(1);
    expect((await page.goto(`${base}/tasks/${prepare}`))?.status()).toBe(200);
  });
});
