import { CONFIRM, PREPARE, banner, complete, reopen, row, sharedPlan } from './fixtures/pages.ts';
import { arrived, expect, live, test } from './fixtures/test.ts';
import type { Locator, Page } from '@playwright/test';
import type { Account, Staff } from './fixtures/staff.ts';

const INVITE = 'Pick ten customers';

/** The plan page of a plan with three tasks in one play. */
async function openPlan(page: Page, staff: Staff, contacts: readonly string[] = []): Promise<{ account: Account; tasks: string[] }> {
  const account = await staff.account('Sitwell Homes');
  for (const name of contacts) {
    await account.contact(name);
  }
  const play = await account.play('Kick-off play', 'all_tasks', { objective: await account.objective('Launch reviews') });
  const tasks: string[] = [];
  for (const title of [CONFIRM, PREPARE, INVITE]) {
    tasks.push(await account.task(title, { home: play, people: ['me'] }));
  }
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  return { account, tasks };
}

/** Requests to that address do not reach the server before what is returned is called. */
async function holdRequests(page: Page, address: string): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Between the events “hold” and “release” no message of a stream comes to the page. Runs in the page. */
function holdMessages(): void {
  let held: (() => void)[] | undefined;
  window.addEventListener('hold', () => (held = []));
  window.addEventListener('release', () => {
    const messages = held ?? [];
    held = undefined;
    messages.forEach((message) => message());
  });
  const native = Object.getOwnPropertyDescriptor(EventSource.prototype, 'onmessage');
  Object.defineProperty(EventSource.prototype, 'onmessage', {
    set(this: EventSource, listen: (message: MessageEvent) => void) {
      native?.set?.call(this, (message: MessageEvent) => {
        if (held === undefined) {
          listen(message);
        } else {
          held.push(() => listen(message));
        }
      });
    },
  });
}

function title(page: Page, text: string): Locator {
  return page.getByRole('link', { name: text, exact: true });
}

test('the first Tab offers to skip to the content', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('the portal offers it too', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  await page.goto(await account.link(sally), { waitUntil: 'commit' });
  await expect(page).toHaveURL(/\/portal\/[^/]+$/);
  await live(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('Tab goes through the page from top to bottom and never gets stuck', async ({ page, staff }) => {
  await openPlan(page, staff);
  const places: number[] = [];
  const seen = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) {
        return null;
      }
      const all = [...document.querySelectorAll('*')];
      return { index: all.indexOf(element), name: element.outerHTML.slice(0, 80), hidden: element.getClientRects().length === 0 };
    });
    if (place === null || seen.has(`${place.index}`)) {
      break;
    }
    expect(place.hidden, place.name).toBe(false);
    seen.add(`${place.index}`);
    places.push(place.index);
  }
  expect(places.length).toBeGreaterThan(20);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

test('J and K step through the rows, Enter opens one and Esc closes it with the focus back on it', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await expect(title(page, CONFIRM)).toBeFocused();
  await page.keyboard.press('j');
  await expect(title(page, PREPARE)).toBeFocused();
  await page.keyboard.press('k');
  await expect(title(page, CONFIRM)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/plan\/tasks\//);
  await expect(page.getByRole('heading', { name: CONFIRM })).toBeFocused();
  await expect(row(page, CONFIRM)).toHaveAttribute('aria-current', 'true');

  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: PREPARE })).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/plan$/);
  await expect(title(page, PREPARE)).toBeFocused();
});

test('Space completes and reopens the row, and Ctrl+Z takes the last completion back', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(reopen(page, CONFIRM)).toBeVisible();
  await expect(title(page, CONFIRM)).toBeFocused();
  await page.keyboard.press(' ');
  await expect(complete(page, CONFIRM)).toBeVisible();
  await page.keyboard.press(' ');
  await expect(reopen(page, CONFIRM)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(complete(page, CONFIRM)).toBeVisible();
});

test('a completion that is taken back leaves the task as far as it was before', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(reopen(page, CONFIRM)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').filter({ hasText: `“${CONFIRM}” was set to “Not started”.` })).toHaveCount(1);
  await expect(complete(page, CONFIRM)).toBeVisible();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: CONFIRM });
  await expect(drawer.locator('summary', { hasText: 'Not started' })).toBeVisible();
  await page.reload();
  await expect(drawer.locator('summary', { hasText: 'Not started' })).toBeVisible();
});

test('Ctrl+Z takes back what was completed last, though the server has not answered that yet', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(page.getByRole('status').filter({ hasText: `“${CONFIRM}” was completed.` })).toHaveCount(1);
  const release = await holdRequests(page, '**/api/staff/complete_task');
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(reopen(page, PREPARE)).toBeVisible();
  await page.keyboard.press('Control+z');
  release();
  await expect(complete(page, PREPARE)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: `“${PREPARE}” was set to “Not started”.` })).toHaveCount(1);
  await expect(reopen(page, CONFIRM)).toBeVisible();
});

test('what is reopened before its completion is answered is open in the end', async ({ page, staff }) => {
  await openPlan(page, staff);
  const release = await holdRequests(page, '**/api/staff/complete_task');
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(reopen(page, CONFIRM)).toBeVisible();
  await page.keyboard.press(' ');
  await expect(complete(page, CONFIRM)).toBeVisible();
  release();
  await expect(page.getByRole('status').filter({ hasText: `“${CONFIRM}” was reopened.` })).toHaveCount(1);
  await page.reload();
  await expect(complete(page, CONFIRM)).toBeVisible();
});

test('the answer to a deletion takes the focus from nobody who has gone elsewhere', async ({ page, staff }) => {
  await openPlan(page, staff);
  const release = await holdRequests(page, '**/api/staff/delete_task');
  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  const search = page.getByRole('searchbox', { name: 'Search tasks' });
  await search.focus();
  release();
  await expect(row(page, CONFIRM)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Deleted' })).toBeVisible();
  await expect(search).toBeFocused();
});

test('a change of others takes the focus from nobody who reads', async ({ page, staff }) => {
  const { account, tasks } = await openPlan(page, staff);
  const words = page.locator('.play > header').getByText('0 of 3 done');
  for (let time = 0; time < 2; time += 1) {
    await words.click();
  }
  await expect(page.locator('main')).toBeFocused();
  await staff.call('staff/delete_task', { account: account.id, task: tasks.at(2) ?? '' });
  await expect(row(page, INVITE)).toHaveCount(0);
  // As often as pages are drawn: the focus would have gone by then.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await expect(page.locator('main')).toBeFocused();
});

test('E edits the title in its row; Enter saves and Esc restores', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const field = page.getByRole('textbox', { name: 'Title' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(CONFIRM);
  await page.keyboard.type('Settle who owns it');
  await page.keyboard.press('Enter');
  await expect(title(page, 'Settle who owns it')).toBeFocused();

  await page.keyboard.press('e');
  await page.keyboard.type('Never mind');
  await page.keyboard.press('Escape');
  await expect(title(page, 'Settle who owns it')).toBeFocused();
  await expect(page.getByText('Never mind')).toHaveCount(0);
});

test('E in the drawer opens the task’s form, and saving it leads back to the drawer', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: CONFIRM })).toBeFocused();
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/plan\/tasks\/[^/]+\/edit$/);
  await page.getByLabel('Title').fill('Settle who owns it');
  await page.keyboard.press('Enter');
  await arrived(page, /\/plan\/tasks\/[^/]+$/);
  const drawer = page.getByRole('complementary', { name: 'Settle who owns it' });
  await expect(banner(page)).toContainText('“Settle who owns it” was saved.');
  await expect(drawer).toBeVisible();
});

test('A finds people by what is typed, Enter assigns one after the other, and Backspace takes the last off', async ({ page, staff }) => {
  await openPlan(page, staff, ['Sally Sitwell', 'Stan Núñez']);
  const drawer = page.getByRole('complementary', { name: CONFIRM });
  const field = drawer.getByRole('combobox', { name: 'Assign a person' });
  const options = drawer.getByRole('option');
  const remove = (name: string): Locator => drawer.getByRole('button', { name: `Remove ${name}` });
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.type('SALLY');
  await expect(options).toHaveCount(1);
  await expect(options).toContainText('Sally Sitwell');
  await expect(options).toContainText('customer');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await options.getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: `“${CONFIRM}” is assigned to Sally Sitwell.` })).toHaveCount(1);
  await expect(remove('Sally Sitwell')).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.type('nunez');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(remove('Stan Núñez')).toBeVisible();

  await page.keyboard.press('Backspace');
  await expect(remove('Stan Núñez')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(field).toBeFocused();
  await expect(remove('Stan Núñez')).toHaveCount(0);
  await expect(remove('Sally Sitwell')).toBeVisible();
});

test('the arrows lead through the people, and Esc leaves first the list and then the task as they were', async ({ page, staff }) => {
  await openPlan(page, staff, ['Sally Sitwell', 'Stan Sitwell']);
  const drawer = page.getByRole('complementary', { name: CONFIRM });
  const field = drawer.getByRole('combobox', { name: 'Assign a person' });
  const options = drawer.getByRole('option');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(field).toBeFocused();
  await page.keyboard.type('sitwell');
  await expect(options).toHaveCount(2);
  for (const [key, ready] of [['ArrowDown', 1], ['ArrowDown', 0], ['ArrowUp', 1], ['ArrowUp', 0]] as const) {
    await page.keyboard.press(key);
    await expect(options.nth(ready)).toHaveAttribute('aria-selected', 'true');
    await expect(options.nth(1 - ready)).toHaveAttribute('aria-selected', 'false');
  }
  await page.keyboard.type(' of nowhere');
  await expect(drawer.getByText('Nobody else fits')).toBeVisible();
  await expect(field).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await expect(drawer.getByText('Nobody else fits')).toHaveCount(0);
  await expect(drawer.getByRole('button', { name: /^Remove / })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(title(page, CONFIRM)).toBeFocused();
});

test('D opens the due date, Enter saves what is typed, once, and Esc leaves all as it was', async ({ page, staff }) => {
  await openPlan(page, staff);
  let saved = 0;
  page.on('request', (request) => {
    saved += request.url().endsWith('/api/staff/set_due') ? 1 : 0;
  });
  const drawer = page.getByRole('complementary', { name: CONFIRM });
  const field = drawer.getByLabel('Due date');
  const chip = drawer.locator('details', { has: page.locator('#due_on') }).locator('summary');
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  await expect(field).toBeFocused();
  // Day and month are alike, whichever stands first.
  await page.keyboard.type('05052027');
  await expect(field).toHaveValue('2027-05-05');
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(chip).toContainText('5 May');
  await expect(chip).toBeFocused();

  await page.keyboard.press('d');
  await expect(field).toBeFocused();
  await page.keyboard.type('06062027');
  await expect(field).toHaveValue('2027-06-06');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(chip).toContainText('5 May');
  await page.keyboard.press('d');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('2027-05-05');
  expect(saved).toBe(1);
});

test('C goes to the line for a new task, which stays ready for the next', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  const line = page.getByRole('textbox', { name: 'Add a task to Kick-off play' });
  await expect(line).toBeFocused();
  await page.keyboard.type('First of two jacks');
  await page.keyboard.press('Enter');
  await expect(row(page, 'First of two jacks')).toBeVisible();
  await expect(line).toBeFocused();
  await page.keyboard.type('Second @maya due tomorrow');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Second')).toContainText('Maya Okafor');
  await expect(line).toBeFocused();
  await expect(line).toHaveValue('');
});

test('Alt with the arrows moves the row, keeps the focus on it and says where it is', async ({ page, staff }) => {
  await openPlan(page, staff);
  const titles = page.locator('li.task a.title');
  await page.keyboard.press('j');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(titles).toHaveText([PREPARE, CONFIRM, INVITE]);
  await expect(page.getByText(`“${CONFIRM}” moved to 2 of 3 in Kick-off play`)).toBeVisible();
  await expect(title(page, CONFIRM)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(titles).toHaveText([CONFIRM, PREPARE, INVITE]);
  await expect(title(page, CONFIRM)).toBeFocused();
});

test('Del deletes the row, the focus goes to the next, and Undo brings it back', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  await expect(row(page, CONFIRM)).toHaveCount(0);
  await expect(title(page, PREPARE)).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, CONFIRM)).toBeVisible();
});

test('what Undo brings back has the focus, and the page where nothing nearer is left', async ({ page, staff }) => {
  await openPlan(page, staff);
  const undo = page.getByRole('button', { name: 'Undo' });
  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  await expect(title(page, PREPARE)).toBeFocused();
  await undo.press('Enter');
  await expect(title(page, CONFIRM)).toBeFocused();

  for (const name of ['Kick-off play', 'Launch reviews']) {
    const button = page.locator(`summary[aria-label="More for ${name}"]`);
    const menu = page.locator('details.menu', { has: button });
    await button.press('Enter');
    await menu.getByRole('button', { name: 'Delete' }).press('Enter');
    await expect(button).toHaveCount(0);
    await expect(page.locator('main')).toBeFocused();
    await undo.press('Enter');
    await expect(button).toBeFocused();
  }
});

test('what Undo brings back has the focus however late it comes, and until then the page has it', async ({ page, staff }) => {
  await page.addInitScript(holdMessages);
  await openPlan(page, staff);
  const undo = page.getByRole('button', { name: 'Undo' });
  const button = page.locator('summary[aria-label="More for Kick-off play"]');
  await button.press('Enter');
  await page.locator('details.menu', { has: button }).getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(button).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('hold')));
  await undo.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.evaluate(() => window.dispatchEvent(new Event('release')));
  await expect(button).toBeFocused();
});

test('a play that is moved by its menu keeps the focus', async ({ page, staff }) => {
  await openPlan(page, staff);
  const button = page.locator('summary[aria-label="More for Kick-off play"]');
  await button.press('Enter');
  const menu = page.locator('details.menu', { has: button });
  await menu.getByText('Move to…').press('Enter');
  await menu.getByRole('button', { name: 'Move to no objective' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Other tasks' }).getByRole('heading', { name: 'Kick-off play' })).toBeVisible();
  await expect(button).toBeFocused();
});

test('a play that Undo moves back has the focus where it stood', async ({ page, staff }) => {
  await openPlan(page, staff);
  const [note, button] = [page.locator('.stuck .banner'), page.locator('summary[aria-label="More for Kick-off play"]')];
  await button.press('Enter');
  const menu = page.locator('details.menu', { has: button });
  await menu.getByText('Move to…').press('Enter');
  await menu.getByRole('button', { name: 'Move to no objective' }).press('Enter');
  await expect(note).toContainText('Moving this play makes the objective “Launch reviews” internal.');
  await note.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Launch reviews' }).getByRole('heading', { name: 'Kick-off play' })).toBeVisible();
  await expect(note).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('Del on two rows offers both back, the newest first', async ({ page, staff }) => {
  await openPlan(page, staff);
  const deleted = page.getByRole('region', { name: 'Deleted' });
  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  await expect(title(page, PREPARE)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(title(page, INVITE)).toBeFocused();
  await expect(deleted).toContainText('And 1 more before it.');

  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(deleted).not.toContainText('before it');
  await expect(row(page, PREPARE)).toBeVisible();
  await expect(row(page, CONFIRM)).toHaveCount(0);
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(deleted).toHaveCount(0);
  await expect(page.locator('li.task a.title')).toHaveText([CONFIRM, PREPARE, INVITE]);
});

test('the arrows lead through a row’s menu, Home and End to its ends, and Esc back to its button', async ({ page, staff }) => {
  await openPlan(page, staff);
  const menu = row(page, PREPARE).locator('details.menu');
  const [button, first, last] = [menu.locator(':scope > summary'), menu.getByRole('link', { name: 'Open' }), menu.locator('li button').last()];
  await button.focus();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('link', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  await expect(menu.getByRole('button', { name: 'Delete' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(last).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(last).toBeFocused();
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu.getByRole('list')).toBeHidden();
  await expect(button).toBeFocused();
});

test('the arrows lead past what is folded away in a menu, and through it once it is unfolded', async ({ page, staff }) => {
  await openPlan(page, staff);
  const menu = row(page, PREPARE).locator('details.menu');
  const [button, more, place] = [menu.locator(':scope > summary'), menu.getByText('Move to…'), menu.getByRole('button', { name: 'Move to Other tasks' })];
  await button.press('ArrowDown');
  await expect(menu.getByRole('link', { name: 'Open' })).toBeFocused();
  await expect(menu.getByRole('button', { name: 'Delete' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(menu.getByRole('button', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(more).toBeFocused();
  await expect(place).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(place).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('button', { name: 'Move to Launch reviews' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu.getByRole('list').first()).toBeHidden();
  await expect(button).toBeFocused();
});

test('? lists the shortcuts, and the single keys can be switched off there', async ({ page, staff }) => {
  await openPlan(page, staff);
  await page.keyboard.press('j');
  await expect(title(page, CONFIRM)).toBeFocused();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  await dialog.locator('.dialog-foot').getByRole('switch', { name: /Single-key shortcuts/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(title(page, CONFIRM)).toBeFocused();

  await page.keyboard.press('j');
  await expect(title(page, CONFIRM)).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('li.task a.title')).toHaveText([PREPARE, CONFIRM, INVITE]);
});
