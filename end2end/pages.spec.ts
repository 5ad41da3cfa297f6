//! What holds of every page of the workspace, with scripts and without: where addresses lead, what tabs are called, Back and Forward, colours,
//! and sessions that end.

import { CONFIRM, PREPARE, banner, row, sharedPlan, signIn, summary } from './fixtures/pages.ts';
import { ground } from './fixtures/theme.ts';
import { newId } from './fixtures/staff.ts';
import { ADMIN, expect, hydrated, test } from './fixtures/test.ts';
import type { Locator, Page } from '@playwright/test';

function drawer(page: Page, title: string): Locator {
  return page.getByRole('complementary', { name: title });
}

function title(page: Page, text: string): Locator {
  return page.getByRole('link', { name: text, exact: true });
}

test('a link to an account leads to its plan', async ({ page, staff, watch }) => {
  watch.expect(/(answer|status of) 404/);
  const account = await staff.account('Sitwell Homes');
  await staff.lendTo(page.context());
  const answer = await page.goto(`/accounts/${account.id}`);
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveURL(account.plan);
  await expect(page.getByRole('heading', { level: 1, name: 'Sitwell Homes' })).toBeVisible();

  const missing = await page.goto(`/accounts/${'0'.repeat(32)}`);
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'This page isn’t available' })).toBeVisible();
});

test('a tab is called after what its page shows', async ({ page, staff, watch }) => {
  watch.expect(/(answer|status of) 404/);
  await page.goto('/sign-in');
  await expect(page).toHaveTitle('Sign in – Tandem');

  const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  const own = `/accounts/${account.id}`;
  await staff.lendTo(page.context());
  const titles: [string, string | RegExp][] = [
    ['/accounts', 'Accounts – Northwind'],
    ['/accounts/new', 'New account – Northwind'],
    [account.plan, 'Plan – Sitwell Homes – Northwind'],
    [`${account.plan}/tasks/${prepare}`, `${PREPARE} – Sitwell Homes – Northwind`],
    [`${account.plan}/tasks/${prepare}/edit`, 'Edit task – Sitwell Homes – Northwind'],
    [`${own}/contacts`, 'Contacts – Sitwell Homes – Northwind'],
    [`${own}/contacts/${sally.id}`, 'Edit contact – Sitwell Homes – Northwind'],
    [`${own}/share`, 'Share – Sitwell Homes – Northwind'],
    [`${own}/customer-view`, 'Customer view – Sitwell Homes – Northwind'],
    ['/settings', 'Settings – Northwind'],
    ['/nowhere', /^This page isn’t available – /],
  ];
  for (const [path, called] of titles) {
    await page.goto(path);
    await expect(page, path).toHaveTitle(called);
  }
});

test('the tab of a form that was refused begins with “Error: ”', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const task = await account.task('Send the brief');
  await staff.lendTo(page.context());
  await page.goto(`${account.plan}/tasks/${task}/edit`);
  await page.getByLabel('Title').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(summary(page)).toBeVisible();
  await expect(page).toHaveTitle('Error: Edit task – Sitwell Homes – Northwind');
  await page.getByLabel('Title').fill('Send the short brief');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveTitle('Send the short brief – Sitwell Homes – Northwind');
});

test('the tab follows the task that is opened and closed', async ({ page, staff, scripts }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await woken(page, scripts);
  await expect(page).toHaveTitle('Plan – Sitwell Homes – Northwind');
  await title(page, PREPARE).click();
  await expect(page).toHaveTitle(`${PREPARE} – Sitwell Homes – Northwind`);
  await drawer(page, PREPARE).getByRole('link', { name: 'Close' }).click();
  await expect(page).toHaveTitle('Plan – Sitwell Homes – Northwind');
});

test('Back leads from task to task to the list, and Forward there again', async ({ page, staff, scripts }) => {
  const { account, confirm, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto('/settings');
  await page.goto(account.plan);
  await woken(page, scripts);
  await title(page, CONFIRM).click();
  await expect(drawer(page, CONFIRM)).toBeVisible();
  await title(page, PREPARE).click();
  await expect(drawer(page, PREPARE)).toBeVisible();
  await expect(page).toHaveURL(`${account.plan}/tasks/${prepare}`);

  await page.goBack();
  await expect(drawer(page, CONFIRM)).toBeVisible();
  await expect(page).toHaveURL(`${account.plan}/tasks/${confirm}`);
  await expect(row(page, CONFIRM)).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page).toHaveURL(account.plan);
  await page.goForward();
  await expect(drawer(page, CONFIRM)).toBeVisible();
  await page.goForward();
  await expect(drawer(page, PREPARE)).toBeVisible();
  await expect(row(page, PREPARE)).toHaveAttribute('aria-current', 'true');
  await expectStayed(page, scripts);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('the address of a filter can be loaded again, and opening a task keeps the filter', async ({ page, staff, scripts }) => {
  const { account, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await woken(page, scripts);
  const titles = page.locator('li.task a.title');
  const chip = page.getByRole('navigation', { name: 'Filter' }).getByRole('link', { name: /^Overdue/ });
  const filtered = `${account.plan}?show=overdue`;
  await expect(titles).toHaveText([CONFIRM, PREPARE]);
  await chip.click();
  await expect(page).toHaveURL(filtered);
  await expect(titles).toHaveText([PREPARE]);
  await expectStayed(page, scripts);
  await page.reload();
  await expect(titles).toHaveText([PREPARE]);
  await expect(chip).toHaveAttribute('aria-current', 'true');
  await woken(page, scripts);

  await title(page, PREPARE).click();
  await expect(page).toHaveURL(`${account.plan}/tasks/${prepare}?show=overdue`);
  await page.reload();
  await expect(drawer(page, PREPARE)).toBeVisible();
  await expect(titles).toHaveText([PREPARE]);
  await woken(page, scripts);
  await drawer(page, PREPARE).getByRole('link', { name: 'Close' }).click();
  await expect(page).toHaveURL(filtered);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Filter' }).getByRole('link', { name: /^All/ }).click();
  await expect(page).toHaveURL(account.plan);
  await expect(titles).toHaveText([CONFIRM, PREPARE]);
});

test('colours that were chosen win over the system’s, until the system’s are chosen again', async ({ page, staff }) => {
  await staff.lendTo(page.context());
  await page.goto('/settings');
  const colours = page.getByRole('group', { name: 'Colours' });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground(page);
  expect(light).not.toBe(dark);

  await colours.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page).toHaveURL('/settings');
  await expect(colours.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => ground(page)).toBe(dark);
  await page.goto('/accounts/new');
  expect(await ground(page)).toBe(dark);

  await colours.getByRole('button', { name: 'System' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(page).toHaveURL('/accounts/new');
  await expect.poll(() => ground(page)).toBe(light);
});

test.describe('on an installation of its own', () => {
  test.use({ installation: 'new' });

  test('one’s own accounts, the pages of the list and Back are addresses', async ({ page, staff, scripts }) => {
    for (let number = 1; number <= 51; number += 1) {
      await staff.account(`Customer ${number}`);
    }
    await staff.call('staff/create_account', { account: newId(), name: 'Nobody’s customer', time_zone: 'Europe/Berlin', owner: '' });
    await staff.lendTo(page.context());
    await page.goto('/accounts');
    await woken(page, scripts);
    const rows = page.getByRole('table', { name: 'Accounts' }).locator('tbody tr');
    const chip = (name: string): Locator => page.getByRole('navigation', { name: 'Filter' }).getByRole('link', { name });
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await expect(page.getByText('52 accounts')).toBeVisible();
    await expect(pages).toContainText('Page 1 of 2');

    await chip('Mine').click();
    await expect(page).toHaveURL('/accounts?mine=1');
    await expect(page.getByText('51 accounts')).toBeVisible();
    await expect(chip('Mine')).toHaveAttribute('aria-current', 'true');
    await pages.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/accounts?mine=1&page=2');
    await expect(rows).toHaveCount(1);
    await expect(pages).toContainText('Page 2 of 2');

    await page.goBack();
    await expect(page).toHaveURL('/accounts?mine=1');
    await expect(rows).toHaveCount(50);
    await page.goBack();
    await expect(page).toHaveURL('/accounts');
    await expect(page.getByText('52 accounts')).toBeVisible();
    await expect(chip('All')).toHaveAttribute('aria-current', 'true');
    await expectStayed(page, scripts);

    await page.goto('/accounts?mine=1&page=2');
    await expect(rows).toHaveCount(1);
    await expect(chip('Mine')).toHaveAttribute('aria-current', 'true');
  });

  test('an edit sent after the session has ended comes back as it was typed, once its writer has signed in again', async ({ page, staff }) => {
    const account = await staff.account('Sitwell Homes');
    const task = await account.task('Send the brief', { description: 'One page.' });
    const form = `${account.plan}/tasks/${task}/edit`;
    await staff.lendTo(page.context());
    await page.goto(form);
    await page.getByLabel('Title').fill('Send the long brief');
    await page.getByLabel('Description').fill('Two **pages**.');
    await endSession(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    await expect(page.getByText('You have been signed out. Sign in again to go on.')).toBeVisible();
    await signIn(page, ADMIN.email);
    await expect(page).toHaveURL(form);
    await expect(summary(page)).toContainText('You had been signed out, so this was not saved.');
    await expect(page).toHaveTitle(/^Error: Edit task – /);
    await expect(page.getByLabel('Title')).toHaveValue('Send the long brief');
    await expect(page.getByLabel('Description')).toHaveValue('Two **pages**.');

    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(`${account.plan}/tasks/${task}`);
    await expect(banner(page)).toContainText('“Send the long brief” was saved.');
    await expect(drawer(page, 'Send the long brief').getByText('Two pages.')).toBeVisible();
  });

  test('what was typed and ticked for sharing comes back in the same way', async ({ page, staff, scripts }) => {
    const account = await staff.account('Sitwell Homes');
    const sally = await account.contact('Sally Sitwell');
    await account.contact('Stan Sitwell');
    await account.task('Prepare the site', { people: [sally] });
    const share = `/accounts/${account.id}/share`;
    const invite = page.getByRole('button', { name: /^Share & invite/ });
    await staff.lendTo(page.context());
    await page.goto(share);
    await page.getByLabel('Name customers see').fill('Our plan');
    await page.getByLabel('Message').fill('Hello Sally');
    await page.getByRole('checkbox', { name: /Stan Sitwell/ }).uncheck();
    await endSession(page);
    await invite.click();
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    await signIn(page, ADMIN.email);
    await expect(page).toHaveURL(share);
    if (scripts) {
      await expect(invite).toHaveText('Share & invite 1 person');
    }
    await expect(page.getByLabel('Name customers see')).toHaveValue('Our plan');
    await expect(page.getByLabel('Message')).toHaveValue('Hello Sally');
    await expect(page.getByRole('checkbox', { name: /Sally Sitwell/ })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: /Stan Sitwell/ })).not.toBeChecked();

    await invite.click();
    await expect(page).toHaveURL(account.plan);
    await expect(banner(page)).toContainText('The plan is shared. Invited Sally Sitwell.');
  });
});

/** What becomes of a session that runs out while a page is open. */
async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /tandem_staff$/ });
}

/** Where scripts run: waits until the page's program has taken over, and leaves something on the page that is gone once another is loaded. */
async function woken(page: Page, scripts: boolean): Promise<void> {
  if (scripts) {
    await hydrated(page);
    await page.locator('html').evaluate((html) => html.setAttribute('data-stayed', ''));
  }
}

/** Where scripts run: expects that no page was loaded since. */
async function expectStayed(page: Page, scripts: boolean): Promise<void> {
  if (scripts) {
    await expect(page.locator('html')).toHaveAttribute('data-stayed', '');
  }
}
