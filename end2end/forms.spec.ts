import { banner } from './fixtures/pages.ts';
import { arrived, expect, test } from './fixtures/test.ts';
import type { Locator, Page } from '@playwright/test';
import type { Account, Staff } from './fixtures/staff.ts';

const NAME = 'Launch reviews';

/** What the browser has asked before a page was left, and how it is answered. */
interface Questions {
  readonly asked: string[];
  stays: boolean;
}

/** Answers what is asked before a page is left. */
function answering(page: Page): Questions {
  const questions: Questions = { asked: [], stays: true };
  page.on('dialog', (dialog) => {
    questions.asked.push(dialog.type());
    void (questions.stays ? dialog.dismiss() : dialog.accept());
  });
  return questions;
}

async function signedIn(page: Page, staff: Staff): Promise<Account> {
  const account = await staff.account('Sitwell Homes');
  await staff.lendTo(page.context());
  return account;
}

/** Opens the form of a new objective and types its name, as a person does: browsers ask nobody who has not touched the page. */
async function type(page: Page, account: Account): Promise<Locator> {
  await page.goto(`${account.plan}/objectives/new`);
  const field = page.getByRole('textbox', { name: 'Objective', exact: true });
  await field.click();
  await page.keyboard.type(NAME);
  return field;
}

function toAccounts(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Accounts', exact: true });
}

test('what was typed is not left behind without a question, by a link or by Back', async ({ page, staff }) => {
  const questions = answering(page);
  const account = await signedIn(page, staff);
  await page.goto('/settings');
  const field = await type(page, account);

  await toAccounts(page).click();
  await expect.poll(() => questions.asked).toEqual(['beforeunload']);
  await expect(page).toHaveURL(`${account.plan}/objectives/new`);
  await expect(field).toHaveValue(NAME);

  await page.evaluate(() => history.back());
  await expect.poll(() => questions.asked).toEqual(['beforeunload', 'beforeunload']);
  await expect(page).toHaveURL(`${account.plan}/objectives/new`);
  await expect(field).toHaveValue(NAME);

  questions.stays = false;
  await toAccounts(page).click();
  await expect(page).toHaveURL('/accounts');
  expect(questions.asked).toHaveLength(3);
});

test('whoever sends what was typed, cancels, or has typed nothing is asked nothing', async ({ page, staff }) => {
  const questions = answering(page);
  const account = await signedIn(page, staff);
  await type(page, account);
  await page.getByRole('button', { name: 'Add objective' }).click();
  await arrived(page, account.plan);
  await expect(banner(page)).toContainText(`“${NAME}” was added.`);

  await type(page, account);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(account.plan);

  await page.goto(`${account.plan}/objectives/new`);
  await page.getByRole('textbox', { name: 'Objective', exact: true }).click();
  await toAccounts(page).click();
  await expect(page).toHaveURL('/accounts');
  expect(questions.asked).toEqual([]);
});
