import { PREPARE, complete, enter, reopen, row, sharedPlan, summary } from './fixtures/pages.ts';
import { expect, live, test } from './fixtures/test.ts';

test('who is shut out while they look reads the same after reloading', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  await enter(page, await account.link(sally));
  await live(page);
  await account.revoke(sally);
  await expect(page.getByRole('heading', { level: 1, name: /Your access to this plan has ended/ })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Your access to this plan has ended')).toBeVisible();
  await expect(page.getByText('Ask Maya Okafor if you need it again.')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toBeVisible();
});

test('after asking for a link the address stands on the page, to be asked for again, and not in the URL', async ({ page }) => {
  const address = 'nobody@nowhere.test';
  await page.goto('/p');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByText(`You asked for a link to ${address}.`)).toBeVisible();
  await expect(page).toHaveURL(/\/p\?sent=1$/);
  await page.reload();
  await expect(page.getByLabel('E-mail address')).toHaveValue(address);
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText(`You asked for a link to ${address}.`)).toBeVisible();
});

test('what a form left that was sent before the program came is read at once, and the page lives on', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  await enter(page, await account.link(sally));
  await live(page);
  const form = row(page, PREPARE).locator('form');
  // As a browser sends it by itself: no handler hears of it.
  await form.evaluate((form: HTMLFormElement) => {
    form.querySelector('input[name="task"]')?.setAttribute('value', '1'.repeat(32));
    form.submit();
  });
  await expect(summary(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await live(page);
  await complete(page, PREPARE).click();
  await expect(reopen(page, PREPARE)).toBeVisible();
});

test('who opens the plan and only turns the wheel has visited it', async ({ page, staff }) => {
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  await page.goto(await account.link(sally), { waitUntil: 'commit' });
  await expect(page).toHaveURL(/\/portal\/[^/]+$/);
  await live(page);
  const counted = page.waitForResponse('**/api/portal/visited');
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, 200);
  expect((await counted).ok()).toBe(true);
});
