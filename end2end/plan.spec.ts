import { PREPARE, CONFIRM, alerted, banner, complete, gate, reopen, row, sharedPlan } from './fixtures/pages.ts';
import { dayIn } from './fixtures/staff.ts';
import { arrived, expect, hydrated, live, test } from './fixtures/test.ts';
import type { Locator, Page } from '@playwright/test';
import type { Staff } from './fixtures/staff.ts';

const PLAY = 'Kick-off play';

/** The plan page of a plan with these tasks in one play. */
async function openPlan(page: Page, staff: Staff, titles: readonly string[]): Promise<void> {
  const account = await staff.account('Sitwell Homes');
  const play = await account.play(PLAY, 'all_tasks', { objective: await account.objective('Launch reviews') });
  for (const title of titles) {
    await account.task(title, { home: play });
  }
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
}

/** The line at the end of the play, and what stands under it. */
function quickAdd(page: Page): { line: Locator; remark: Locator } {
  const line = page.getByRole('textbox', { name: `Add a task to ${PLAY}` });
  return { line, remark: page.locator('form.quick', { has: line }).getByRole('status') };
}

async function add(page: Page, title: string): Promise<void> {
  const { line } = quickAdd(page);
  await line.fill(title);
  await line.press('Enter');
}

test('searching tasks follows the typing, keeps the focus and is one step in the history', async ({ page, staff }) => {
  await staff.lendTo(page.context());
  await page.goto('/settings');
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  const titles = page.locator('li.task a.title');
  const field = page.getByRole('searchbox', { name: 'Search tasks' });
  await field.pressSequentially('prep');
  await expect(titles).toHaveText([PREPARE]);
  await expect(page).toHaveURL(/\/plan\?q=prep$/);
  await field.pressSequentially('are');
  await expect(page).toHaveURL(/\/plan\?q=prepare$/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('prepare');
  await expect(page.getByRole('status').filter({ hasText: '1 task matches' })).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/plan$/);
  await expect(titles).toHaveText([CONFIRM, PREPARE]);
  await expect(field).toHaveValue('');
  await page.goBack();
  await expect(page).toHaveURL(/\/settings$/);
});

test('Enter searches at once, and a link that clears the search clears the field', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  const field = page.getByRole('searchbox', { name: 'Search tasks' });
  await field.fill('zebra');
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: 'No tasks match' })).toBeVisible();
  await expect(field).toBeFocused();
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(row(page, PREPARE)).toBeVisible();
  await expect(field).toHaveValue('');
});

test('searching accounts does the same', async ({ page, staff }) => {
  await staff.lendTo(page.context());
  await page.goto('/accounts');
  await hydrated(page);
  const field = page.getByRole('searchbox', { name: 'Search accounts' });
  await field.pressSequentially('nobody is called this');
  await expect(page.getByRole('heading', { name: 'No accounts match' })).toBeVisible();
  await expect(field).toBeFocused();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByRole('table', { name: 'Accounts' })).toBeVisible();
  await expect(field).toHaveValue('');
});

test('a message takes the place of the one before', async ({ page, staff }) => {
  await openPlan(page, staff, []);
  for (const title of ['One', 'Two', 'Three']) {
    const answered = page.waitForResponse('**/api/staff/create_task');
    await add(page, title);
    await answered;
    await expect(row(page, title)).toBeVisible();
  }
  const messages = page.locator('#polite .toast');
  await expect(messages.first()).toHaveText('The task was added.');
  // At this moment, not once the others have gone.
  expect(await messages.count()).toBe(1);
});

test('completing is said with an Undo, which takes the place of the message before, and reopening without', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  const messages = page.locator('#polite .toast');
  const undo = page.getByRole('button', { name: 'Undo' });
  await complete(page, CONFIRM).click();
  await expect(messages).toHaveText([`“${CONFIRM}” was completed.`]);
  await complete(page, PREPARE).click();
  await expect(messages).toHaveText([`“${PREPARE}” was completed.`]);
  await undo.click();
  await expect(complete(page, PREPARE)).toBeVisible();
  await expect(messages).toHaveText([`“${PREPARE}” was set to “Not started”.`]);
  await expect(undo).toHaveCount(0);
  await expect(row(page, PREPARE).getByRole('link', { name: PREPARE })).toBeFocused();

  await reopen(page, CONFIRM).click();
  await expect(messages).toHaveText([`“${CONFIRM}” was reopened.`]);
  await expect(undo).toHaveCount(0);
  await expect(complete(page, CONFIRM)).toBeVisible();
});

test('what was deleted makes room for what is done after it, and Ctrl+Z still brings it back', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE, 'Send the banner']);
  const deleted = page.getByRole('region', { name: 'Deleted' });
  await row(page, CONFIRM).getByRole('link', { name: CONFIRM, exact: true }).press('Delete');
  await expect(deleted).toContainText(`“${CONFIRM}” was deleted.`);
  await complete(page, PREPARE).click();
  await expect(page.locator('#polite .toast')).toHaveText([`“${PREPARE}” was completed.`]);
  await expect(deleted).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(complete(page, PREPARE)).toBeVisible();
  await expect(page.locator('#polite .toast')).toHaveText([`“${PREPARE}” was set to “Not started”.`]);
  await page.keyboard.press('Control+z');
  await expect(row(page, CONFIRM)).toBeVisible();
});

test('Ctrl+Z right after a deletion does what its Undo does', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  await complete(page, PREPARE).click();
  await expect(page.locator('#polite .toast')).toHaveText([`“${PREPARE}” was completed.`]);
  await row(page, CONFIRM).getByRole('link', { name: CONFIRM, exact: true }).press('Delete');
  const deleted = page.getByRole('region', { name: 'Deleted' });
  await expect(deleted).toBeVisible();
  await expect(page.locator('#polite .toast')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row(page, CONFIRM)).toBeVisible();
  await expect(deleted).toHaveCount(0);
  await expect(reopen(page, PREPARE)).toBeVisible();
});

test('what the last form did is said where it led, and not again in tasks that are opened there', async ({ page, staff }) => {
  const { account, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  const drawer = (title: string): Locator => page.getByRole('complementary', { name: title });
  await staff.lendTo(page.context());
  await page.goto(`${account.plan}/summary`);
  await page.getByLabel('Summary').fill('Renewal is in March.');
  await page.getByRole('button', { name: 'Save' }).click();
  await arrived(page, account.plan);
  await expect(banner(page)).toContainText('The plan summary was saved.');
  await expect(banner(page)).toBeFocused();
  await page.getByRole('link', { name: CONFIRM, exact: true }).click();
  await expect(drawer(CONFIRM)).toBeVisible();
  await expect(banner(drawer(CONFIRM))).toHaveCount(0);
  await drawer(CONFIRM).getByRole('button', { name: 'Mark as complete' }).click();
  await expect(page.locator('#polite .toast')).toHaveText([`“${CONFIRM}” was completed.`]);
  await expect(banner(page)).toHaveCount(0);

  await page.goto(`${account.plan}/tasks/${prepare}/edit`);
  await page.getByRole('button', { name: 'Save' }).click();
  await arrived(page, `${account.plan}/tasks/${prepare}`);
  await expect(banner(drawer(PREPARE))).toContainText(`“${PREPARE}” was saved.`);
  await page.getByRole('link', { name: CONFIRM, exact: true }).click();
  await expect(drawer(CONFIRM)).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
});

test('an error stays until it is dismissed, and once only', async ({ page, staff, watch }) => {
  watch.expect(/\/live\/staff/, /answer 404: POST .*complete_task/, /Failed to load resource.*404/);
  const { account, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  // The page hears of nothing, as if the deletion were still on its way.
  await page.route('**/live/staff/**', (route) => route.abort());
  await page.clock.install();
  await page.goto(account.plan);
  await hydrated(page);
  await staff.call('staff/delete_task', { account: account.id, task: prepare });

  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  await expect(dismiss).toBeHidden();
  for (let time = 0; time < 2; time += 1) {
    const answered = page.waitForResponse('**/api/staff/complete_task');
    await complete(page, PREPARE).click();
    await answered;
    await expect(alerted(page)).toContainText(`“${PREPARE}”: This isn’t available. It may have been moved or removed.`);
    await expect(complete(page, PREPARE)).toHaveAttribute('aria-pressed', 'false');
  }
  await page.clock.fastForward(60_000);
  await expect(alerted(page).locator('.toast')).toHaveCount(1);
  await dismiss.click();
  await expect(alerted(page)).toBeEmpty();
  await expect(dismiss).toBeHidden();
});

const WINDOWS = [
  { name: 'a wide window', size: { width: 1440, height: 900 } },
  { name: 'a phone', size: { width: 390, height: 844 } },
];

for (const { name, size } of WINDOWS) {
  test(`menus are wholly visible in ${name}, near its bottom too`, async ({ page, staff }) => {
    await page.setViewportSize(size);
    const titles = Array.from({ length: 20 }, (_, number) => `Task number ${number + 1}`);
    await openPlan(page, staff, titles);
    for (const [title, block] of [['Task number 20', 'end'], ['Task number 5', 'start']] as const) {
      const place = row(page, title);
      await place.evaluate((element, to) => element.scrollIntoView({ block: to }), block);
      const menu = place.locator('details.menu');
      await menu.locator(':scope > summary').click();
      await expect(menu.getByRole('button', { name: 'Delete' })).toBeInViewport({ ratio: 1 });
      await expect(menu.getByRole('list')).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(menu.getByRole('list')).toBeHidden();
    }
    const why = page.locator('.group > header > details.menu').first();
    await why.scrollIntoViewIfNeeded();
    await why.locator('summary').click();
    await expect(why.locator('.menu-body')).toBeInViewport({ ratio: 1 });
  });
}

test('however many places there are, Delete is in sight in a task’s menu on a phone, and each place can be reached', async ({ page, staff }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const account = await staff.account('Sitwell Homes');
  for (let number = 1; number <= 12; number += 1) {
    await account.objective(`Objective number ${number}`);
  }
  await account.task(CONFIRM);
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const menu = row(page, CONFIRM).locator('details.menu');
  await menu.locator(':scope > summary').click();
  await expect(menu.getByRole('button', { name: 'Delete' })).toBeInViewport({ ratio: 1 });
  await menu.getByText('Move to…').click();
  await expect(menu.locator(':scope > ul')).toBeInViewport({ ratio: 1 });
  await menu.getByRole('button', { name: 'Move to Objective number 12', exact: true }).click();
  await expect(page.getByText(`“${CONFIRM}” moved to 1 of 1 in Objective number 12.`)).toBeVisible();
});

test('Delete stands last in every menu, apart from the rest', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  for (const name of [CONFIRM, PLAY, 'Launch reviews']) {
    const button = page.locator(`summary[aria-label="More for ${name}"]`);
    await button.click();
    const last = page.locator('details.menu', { has: button }).locator('ul > li').last();
    await expect(last).toContainText('Delete');
    await expect(last).toHaveClass('rule');
  }
});

/** The drawer of a task that is opened by its title. */
async function openTask(page: Page, title: string): Promise<Locator> {
  await page.getByRole('link', { name: title, exact: true }).click();
  const drawer = page.getByRole('complementary', { name: title });
  await expect(drawer).toBeVisible();
  return drawer;
}

for (const width of [970, 1024, 1100]) {
  test(`beside the list the open task has room for its fields in a window of ${width} pixels`, async ({ page, staff }) => {
    await page.setViewportSize({ width, height: 768 });
    await openPlan(page, staff, [CONFIRM, PREPARE]);
    const drawer = await openTask(page, CONFIRM);
    expect((await drawer.boundingBox())?.width).toBeGreaterThanOrEqual(384);
    await expect(row(page, PREPARE)).toBeInViewport();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    // Less than nothing where room is kept for a scroll bar.
    expect(beyond).toBeLessThanOrEqual(0);
  });
}

test('a task’s status and place are saved with one press', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const drawer = await openTask(page, CONFIRM);
  await drawer.locator('summary', { hasText: 'Not started' }).click();
  await expect(drawer.getByRole('button', { name: 'Not started', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await drawer.getByRole('button', { name: 'Started', exact: true }).click();
  const status = drawer.locator('summary', { hasText: /^\s*Started\s*$/ });
  await expect(status).toBeFocused();
  await expect(drawer.getByRole('button', { name: 'Started', exact: true })).toBeHidden();

  await drawer.locator('summary', { hasText: PLAY }).click();
  await drawer.getByRole('button', { name: 'Move to Launch reviews' }).click();
  await expect(page.getByText(`“${CONFIRM}” moved to 1 of 1 in Launch reviews.`)).toBeVisible();
  await expect(drawer.locator('summary', { hasText: 'Launch reviews' })).toBeFocused();
});

test('a due date is saved with one press, when a day is picked with the mouse, and when its popover closes', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const drawer = await openTask(page, CONFIRM);
  const popover = drawer.locator('details', { has: page.locator('#due_on') });
  const [chip, field] = [popover.locator('summary'), popover.getByLabel('Due date')];
  const open = async (due: string): Promise<void> => {
    await expect(chip).toContainText(due);
    await chip.click();
    await expect(field).toBeVisible();
  };
  await open('Set a date');
  await expect(popover.getByRole('button', { name: 'Save date' })).toBeHidden();
  await popover.getByRole('button', { name: 'Tomorrow' }).click();
  await expect(field).toBeHidden();

  await open(dayAndMonth(1));
  await expect(field).toHaveValue(dayIn(1));
  await field.click();
  await field.fill(dayIn(9));
  await expect(field).toBeHidden();

  await open(dayAndMonth(9));
  await field.fill(dayIn(10));
  await expect(field).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(field).toBeHidden();

  await open(dayAndMonth(10));
  await popover.getByRole('button', { name: 'No date' }).click();
  await expect(chip).toContainText('Set a date');
});

/** How a date some days from today ends or begins in a list. */
function dayAndMonth(days: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(dayIn(days))).replace('Sept', 'Sep');
}

test('a date that is half typed is not saved, which is said', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const drawer = await openTask(page, CONFIRM);
  const popover = drawer.locator('details', { has: page.locator('#due_on') });
  await popover.locator('summary').click();
  await popover.getByLabel('Due date').focus();
  await page.keyboard.type('07');
  await page.keyboard.press('Enter');
  await expect(alerted(page)).toContainText('The due date was not changed.');
  await expect(popover.getByLabel('Due date')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(popover.locator('summary')).toContainText('Set a date');
});

test('a due date that is refused stays in its field with the reason beside it, until another is typed or Esc gives it up', async ({ page, staff, watch }) => {
  watch.expect(/answer 422: POST .*set_due/, /Failed to load resource.*422/);
  await openPlan(page, staff, [CONFIRM]);
  const drawer = await openTask(page, CONFIRM);
  await drawer.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Start date').fill(dayIn(5));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(banner(page)).toContainText(`“${CONFIRM}” was saved.`);
  await live(page);
  const saved = savedDates(page);
  const popover = drawer.locator('details', { has: page.locator('#due_on') });
  const [chip, field] = [popover.locator('summary'), popover.getByLabel('Due date')];
  const reason = popover.getByText('Enter a due date that is not before the start date.');
  await chip.click();
  await field.fill(dayIn(2));
  await field.press('Enter');
  await expect(reason).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(dayIn(2));
  await expect(field).toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('heading', { level: 1 }).click();
  await expect(field).toBeHidden();
  await chip.click();
  await expect(reason).toBeVisible();
  await expect(field).toHaveValue(dayIn(2));
  await field.fill(dayIn(6));
  await expect(reason).toHaveCount(0);
  await field.press('Enter');
  await expect(chip).toContainText(dayAndMonth(6));

  await chip.click();
  await field.fill(dayIn(3));
  await field.press('Enter');
  await expect(reason).toBeVisible();
  await field.press('Escape');
  await expect(field).toBeHidden();
  await chip.click();
  await expect(field).toHaveValue(dayIn(6));
  await expect(reason).toHaveCount(0);
  const task = openId(page);
  expect(saved).toEqual([2, 6, 3].map((days) => `${task}: ${dayIn(days)}`));
});

test('of two due dates chosen before the first is saved the second wins, and neither is taken for somebody else’s', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const saved = savedDates(page);
  const drawer = await openTask(page, CONFIRM);
  const popover = drawer.locator('details', { has: page.locator('#due_on') });
  const [chip, field] = [popover.locator('summary'), popover.getByLabel('Due date')];
  const held = gate();
  await page.route('**/api/staff/set_due', async (route) => {
    await held.passed;
    await route.continue();
  });
  await chip.click();
  await popover.getByRole('button', { name: 'Tomorrow' }).click();
  await expect(field).toBeHidden();
  await chip.click();
  await expect(field).toHaveValue(dayIn(1));
  await field.fill(dayIn(9));
  await field.press('Enter');
  await expect(field).toBeHidden();
  const task = openId(page);
  expect(saved).toEqual([`${task}: ${dayIn(1)}`]);
  held.open();
  await expect(chip).toContainText(dayAndMonth(9));
  expect(saved).toEqual([1, 9].map((days) => `${task}: ${dayIn(days)}`));
  await expect(alerted(page)).not.toContainText('changed');

  await page.unroute('**/api/staff/set_due');
  await page.reload();
  await live(page);
  await expect(chip).toContainText(dayAndMonth(9));
});

test('of the days gone through by the keys of an open calendar only the one it is closed with is saved', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const saved = savedDates(page);
  const drawer = await openTask(page, CONFIRM);
  const field = drawer.getByLabel('Due date');
  await drawer.locator('summary', { hasText: 'Set a date' }).click();
  await field.click();
  // The calendar is the browser’s own, and the page hears of its keys only that the date has changed. Here it is open when the test says so.
  await field.evaluate((input: HTMLInputElement) => {
    const matches = input.matches.bind(input);
    input.matches = (selector: string): boolean => (selector === ':open' ? !('closed' in input.dataset) : matches(selector));
  });
  await field.fill(dayIn(3));
  await field.fill(dayIn(4));
  await expect(field).toBeVisible();
  expect(saved).toEqual([]);
  await field.evaluate((input: HTMLInputElement) => {
    input.dataset['closed'] = '';
  });
  await expect(field).toBeHidden();
  await expect(drawer.locator('summary', { hasText: dayAndMonth(4) })).toBeVisible();
  expect(saved).toEqual([`${openId(page)}: ${dayIn(4)}`]);
});

test('the tag of a play looks like a word that is explained, not like a choice, and says why the play is shareable', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const why = page.locator('.play > header').getByText('Shareable', { exact: true });
  const summary = page.locator('.play > header summary.why');
  await expect(summary).toHaveCSS('cursor', 'pointer');
  await expect(why).toHaveCSS('text-decoration-style', 'dotted');
  await expect(summary).toHaveCSS('border-top-width', '0px');
  await expect(summary.locator(':scope > .icon')).toBeVisible();
  const drawn = async (icon: Locator): Promise<string | null> => icon.locator('path').getAttribute('d');
  const chevron = page.locator('.fold summary > .icon').first();
  expect(await drawn(summary.locator(':scope > .icon'))).not.toBe(await drawn(chevron));
  await why.click();
  await expect(page.locator('.play > header .menu-body').first()).toHaveText('Customers will see this once the plan is shared: the play is shareable.');
  await expect(page.locator('.play > header .menu-body').first()).toBeVisible();
});

test('on a phone the head of an objective stands in lines', async ({ page, staff }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const account = await staff.account('Sitwell Homes');
  const name = 'Launch reviews on G2 and on every other site that our customers read';
  await account.objective(name);
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const head = page.locator('.group > header', { has: page.getByRole('heading', { name }) });
  const box = async (part: Locator): Promise<{ top: number; bottom: number; end: number }> => {
    const { x, y, width, height } = (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { top: y, bottom: y + height, end: x + width };
  };
  const [title, menu] = [await box(head.getByRole('heading', { name })), await box(head.locator('summary.icon-btn'))];
  const [tag, progress] = [await box(head.locator('summary.why')), await box(head.locator('.prog'))];
  expect(menu.top).toBeGreaterThanOrEqual(title.top - 10);
  expect(menu.bottom).toBeLessThanOrEqual(title.bottom + 10);
  expect(tag.top).toBeGreaterThanOrEqual(title.bottom);
  expect(Math.abs((tag.top + tag.bottom) / 2 - (progress.top + progress.bottom) / 2)).toBeLessThan(6);
  expect(progress.end).toBeGreaterThan(tag.end);
});

test('an objective stays folded when the page is loaded again, until it is unfolded', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  const fold = page.locator('details.fold');
  await fold.locator('summary').click();
  await expect(row(page, CONFIRM)).toBeHidden();
  // Before the page’s program has come: it is not drawn unfolded first.
  await page.reload({ waitUntil: 'domcontentloaded' });
  expect(await fold.getAttribute('open')).toBeNull();
  await live(page);
  await expect(row(page, CONFIRM)).toBeHidden();
  await fold.locator('summary').click();
  await expect(row(page, CONFIRM)).toBeVisible();
  await page.reload();
  await live(page);
  await expect(fold).toHaveAttribute('open');
});

test('where the browser keeps nothing, objectives are folded for as long as the page stands', async ({ page, staff }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Refused.', 'SecurityError');
      },
    });
  });
  await openPlan(page, staff, [CONFIRM]);
  await page.locator('details.fold summary').click();
  await expect(row(page, CONFIRM)).toBeHidden();
  await page.reload();
  await live(page);
  await expect(row(page, CONFIRM)).toBeVisible();
});

test('lines for a new task say what they add to', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM]);
  await expect(page.getByPlaceholder(`Add a task to ${PLAY}`, { exact: true })).toBeVisible();
  await expect(page.getByPlaceholder('Add a task to Launch reviews', { exact: true })).toBeVisible();
});

test('a menu closes when the focus goes elsewhere', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  const menu = row(page, PREPARE).locator('details.menu');
  await menu.locator(':scope > summary').press('Enter');
  await expect(menu.getByRole('list')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(menu.getByRole('list')).toBeHidden();
});

test('what was deleted far down the page can be brought back where one is', async ({ page, staff }) => {
  const titles = Array.from({ length: 30 }, (_, number) => `Task number ${number + 1}`);
  await openPlan(page, staff, titles);
  await row(page, 'Task number 30').getByRole('link', { name: 'Task number 30', exact: true }).press('Delete');
  await expect(row(page, 'Task number 30')).toHaveCount(0);
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeInViewport({ ratio: 1 });
  await undo.click();
  await expect(row(page, 'Task number 30')).toBeVisible();
});

test('moves count however quickly the keys are pressed', async ({ page, staff }) => {
  await openPlan(page, staff, ['One', 'Two', 'Three', 'Four', 'Five', 'Six']);
  await row(page, 'One').getByRole('link', { name: 'One', exact: true }).focus();
  for (let time = 0; time < 4; time += 1) {
    await page.keyboard.press('Alt+ArrowDown');
  }
  await expect(page.locator('li.task a.title')).toHaveText(['Two', 'Three', 'Four', 'Five', 'One', 'Six']);
});

test('a line that names nobody or several adds nothing, and keeps what was typed with whom it fits', async ({ page, staff, watch }) => {
  watch.expect(/answer 422: POST .*create_task/, /Failed to load resource.*422/);
  const account = await staff.account('Sitwell Homes');
  await account.contact('Anna Berg');
  await account.contact('Andrew Cole');
  const play = await account.play(PLAY, 'all_tasks');
  await account.task(CONFIRM, { home: play });
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const { line, remark } = quickAdd(page);
  await add(page, 'Call @an due tomorrow');
  await expect(remark).toHaveText('“@an” fits Anna Berg and Andrew Cole. Type more of the name at the end, or write “\\@an” to keep it in the title.');
  await expect(line).toHaveValue('Call @an due tomorrow');
  await expect(line).toHaveAttribute('aria-invalid', 'true');
  await expect(line).toBeFocused();
  await expect(page.locator('li.task')).toHaveCount(1);

  await add(page, 'Call @bob');
  await expect(remark).toContainText('Nobody here is called “@bob”.');
  await expect(page.locator('li.task')).toHaveCount(1);
  await add(page, 'Call @ann');
  await expect(row(page, 'Call')).toBeVisible();
  await expect(remark).toContainText('Assigned to Anna Berg.');
  await add(page, 'Call \\@bob');
  await expect(row(page, 'Call @bob')).toBeVisible();
});

test('the line for a new task says what it understood and what it did not', async ({ page, staff }) => {
  await openPlan(page, staff, []);
  const { line, remark } = quickAdd(page);
  await add(page, 'Call @maya now due someday');
  await expect(row(page, 'Call @maya now due someday')).toBeVisible();
  await expect(remark).toContainText('“@maya” stays in the title: people are named at the end, after it.');
  await expect(remark).toContainText('“due someday” can’t be read as a date, so it stays in the title.');
  await expect(line).toHaveValue('');
  await expect(line).toBeFocused();

  await add(page, 'Call her @maya due tomorrow');
  await expect(row(page, 'Call her')).toBeVisible();
  await expect(remark).toContainText(/^\s*Assigned to Maya Okafor, due \w+ \d+ \w+\.\s*$/);

  await add(page, 'Call again');
  await expect(row(page, 'Call again')).toBeVisible();
  await expect(remark).toBeEmpty();
});

test('a title that is too long is not cut: its field says so and keeps it', async ({ page, staff, watch }) => {
  watch.expect(/answer 422: POST .*create_task/, /Failed to load resource.*422/);
  await openPlan(page, staff, [CONFIRM]);
  const { line, remark } = quickAdd(page);
  const long = 'Very '.repeat(40) + 'long';
  const sentence = 'Shorten the task’s title to 200 characters or fewer.';
  await line.focus();
  // As pasting does, which a browser cuts where a field has a limit.
  await page.keyboard.insertText(long);
  await page.keyboard.press('Enter');
  await expect(remark).toContainText(sentence);
  await expect(line).toHaveValue(long);
  await expect(line).toHaveAttribute('aria-invalid', 'true');
  await expect(alerted(page)).toBeEmpty();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(remark).toBeEmpty();
  await expect(line).not.toHaveAttribute('aria-invalid');
  await add(page, 'Short');
  await expect(row(page, 'Short')).toBeVisible();
  await expect(remark).toBeEmpty();

  await page.getByRole('link', { name: CONFIRM, exact: true }).focus();
  await page.keyboard.press('e');
  const field = page.getByRole('textbox', { name: 'Title' });
  await expect(field).toBeFocused();
  await page.keyboard.insertText(long);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(long);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('li.task').getByText(sentence)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, CONFIRM)).toBeVisible();
});

/** The dates that the page saves from now on, each with the task it is of. */
function savedDates(page: Page): string[] {
  const saved: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/staff/set_due')) {
      const fields = new URLSearchParams(request.postData() ?? '');
      saved.push(`${fields.get('task')}: ${fields.get('due_on')}`);
    }
  });
  return saved;
}

/** The id of the open task, as its address has it. */
function openId(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test('a due date is saved to the task it was chosen for, whatever is opened next', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE, 'Send the banner']);
  const saved = savedDates(page);
  const first = await openTask(page, CONFIRM);
  await first.locator('summary', { hasText: 'Set a date' }).click();
  await first.getByLabel('Due date').fill(dayIn(9));
  await first.getByLabel('Due date').press('Enter');
  await expect(first.locator('summary', { hasText: dayAndMonth(9) })).toBeVisible();
  const expected = [`${openId(page)}: ${dayIn(9)}`];

  const second = await openTask(page, PREPARE);
  await second.locator('summary', { hasText: 'Set a date' }).click();
  await expect(second.getByLabel('Due date')).toHaveValue('');
  await second.getByLabel('Due date').fill(dayIn(10));
  expected.push(`${openId(page)}: ${dayIn(10)}`);
  const third = await openTask(page, 'Send the banner');
  await expect(third.locator('summary', { hasText: 'Set a date' })).toBeVisible();
  await expect(row(page, PREPARE)).toContainText(dayAndMonth(10));
  await third.getByRole('link', { name: 'Close' }).click();
  await expect(third).toBeHidden();
  expect(saved).toEqual(expected);
});

test('what was typed to find somebody is nothing of the next task, and Backspace there removes nobody', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  const first = await openTask(page, CONFIRM);
  await first.getByRole('combobox').fill('zzz');
  await expect(first.getByText('Nobody else fits')).toBeVisible();
  const second = await openTask(page, PREPARE);
  await expect(second.getByRole('combobox')).toHaveValue('');
  await expect(second.getByRole('listbox')).toBeHidden();
});

test('a drawer that goes while the focus is in one of its menus goes quietly', async ({ page, staff }) => {
  await openPlan(page, staff, [CONFIRM, PREPARE]);
  // Whatever the page's program says of an error fails the test.
  const drawer = await openTask(page, CONFIRM);
  await drawer.locator('summary', { hasText: 'Not started' }).click();
  await drawer.getByRole('button', { name: 'Started', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(row(page, CONFIRM).getByRole('link', { name: CONFIRM })).toBeFocused();
  await page.keyboard.press('d');
  await expect(drawer.getByLabel('Due date')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await openTask(page, CONFIRM);
  await drawer.locator('summary', { hasText: 'Started' }).click();
  await drawer.getByRole('button', { name: 'Cancelled' }).focus();
  await page.goBack();
  await expect(drawer).toBeHidden();
  await complete(page, PREPARE).click();
  await expect(row(page, PREPARE)).toHaveAttribute('data-done', '');
});
