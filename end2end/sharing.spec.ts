import { banner, complete, enter, gate, PREPARE, reopen, row, sharedPlan, summary } from './fixtures/pages.ts';
import { arrived, expect, hydrated, live, test } from './fixtures/test.ts';
import type { Locator, Page } from '@playwright/test';
import type { Account, Staff } from './fixtures/staff.ts';

async function openContacts(page: Page, staff: Staff, account: Account): Promise<void> {
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/contacts`);
  await hydrated(page);
}

function sallysRow(page: Page): Locator {
  return page.getByRole('row', { name: /Sally Sitwell/ });
}

/** Who was never invited. */
function adamsRow(page: Page): Locator {
  return page.getByRole('row', { name: /Adam Sitwell/ });
}

/** What can be taken back, above the list: of what the last change did to what customers see. */
function note(page: Page): Locator {
  return page.locator('.stuck .banner');
}

/** What is selected in a field. */
async function selectedIn(field: Locator): Promise<string> {
  return field.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0));
}

test('a personal link says whom it lets in, is seen whole, and is selected where it stands', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  await account.contact('Sally Sitwell');
  await openContacts(page, staff, account);
  await sallysRow(page).locator('summary').click();
  const copy = sallysRow(page).getByRole('button', { name: 'Copy personal link' });
  await expect(copy).toContainText('Gives access. Whoever has it enters as Sally');
  await copy.click();

  await expect(page.getByText('Whoever has this link enters the portal as Sally Sitwell, on any device.')).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Personal link' });
  await expect(field).toBeFocused();
  const link = await field.inputValue();
  expect(link).toContain('/p/join/');
  expect(await selectedIn(field)).toBe(link);
  expect(await field.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(0, 0));
  expect(await selectedIn(field)).toBe('');
  await field.click();
  expect(await selectedIn(field)).toBe(link);
  await expect(sallysRow(page)).toContainText('Has access');
});

test('what is done with a contact leaves the focus in their row, wherever it goes', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.contact('Adam Sitwell');
  await openContacts(page, staff, account);
  const more = page.locator('summary[aria-label="More for Adam Sitwell"]');
  const choose = async (action: string): Promise<void> => {
    await more.press('Enter');
    await adamsRow(page).getByRole('button', { name: action }).press('Enter');
  };
  await choose('Archive');
  // Who has left stands below who is there.
  await expect(page.locator('tbody tr').last()).toContainText('Adam Sitwell');
  await expect(more).toBeFocused();
  await choose('Restore');
  await expect(page.locator('tbody tr').first()).toContainText('Adam Sitwell');
  await expect(more).toBeFocused();
});

test('an answer that was overtaken does not set the contacts back', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.contact('Adam Sitwell');
  const late = gate();
  await openContacts(page, staff, account);
  let asked = 0;
  await page.route('**/api/staff/contacts', async (route) => {
    asked += 1;
    if (asked === 1) {
      const before = await route.fetch();
      await late.passed;
      await route.fulfill({ response: before });
    } else {
      await route.continue();
    }
  });
  const choose = async (of: Locator, action: string): Promise<void> => {
    await of.locator('summary').click();
    await of.getByRole('button', { name: action }).click();
  };
  const read = page.waitForRequest('**/api/staff/contacts');
  await choose(sallysRow(page), 'Send link');
  await read;
  await choose(adamsRow(page), 'Archive');
  await expect(adamsRow(page)).toContainText('Archived');
  const overtaken = page.waitForResponse('**/api/staff/contacts');
  late.open();
  await (await overtaken).finished();
  // Drawn by then, if it were.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(adamsRow(page)).toContainText('Archived');
});

test('revoking asks first, and says what will happen', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  const contacts = `/accounts/${account.id}/contacts`;
  await openContacts(page, staff, account);
  const ask = async (): Promise<void> => {
    await sallysRow(page).locator('summary').click();
    await sallysRow(page).getByRole('link', { name: 'Revoke access' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Revoke Sally Sitwell’s access?' })).toBeVisible();
    await expect(page.getByText('Links given to Sally stop working')).toBeVisible();
  };
  await ask();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await arrived(page, contacts);
  await expect(sallysRow(page)).toContainText('Has access');
  await ask();
  await page.getByRole('button', { name: 'Revoke access' }).click();
  await arrived(page, contacts);
  await expect(banner(page)).toContainText('Access was revoked.');
  await expect(sallysRow(page)).toContainText('Access revoked');
});

test('archiving who has access asks first, and what became of their links is said with the way to a new one', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await openContacts(page, staff, account);
  const more = sallysRow(page).locator('summary');
  await more.click();
  await sallysRow(page).getByRole('link', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Archive Sally Sitwell?' })).toBeVisible();
  await expect(page.getByText('Links given to Sally stop working')).toBeVisible();
  await expect(page.getByText('Sally stays assigned to 1 task.')).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await arrived(page, `/accounts/${account.id}/contacts`);
  await hydrated(page);
  await expect(banner(page)).toContainText('Sally Sitwell was archived and is out of the portal. Links given to Sally no longer work.');
  await expect(sallysRow(page)).toContainText('Archived');

  const told = page.getByRole('region', { name: 'Sally Sitwell', exact: true });
  await more.click();
  await sallysRow(page).getByRole('button', { name: 'Restore' }).click();
  await expect(told).toContainText('Sally Sitwell is back, without access to the portal. Links from before no longer work.');
  await expect(banner(page)).toHaveCount(0);
  await expect(told).toContainText('choose “Send link” or “Copy personal link” in the menu of their row.');
  // The row is drawn anew after each answer, and then has the focus.
  await expect(more).toBeFocused();
  await more.click();
  await sallysRow(page).getByRole('button', { name: 'Give access' }).click();
  await expect(told).toContainText('Sally Sitwell may enter the portal now. Links from before no longer work.');
  await expect(more).toBeFocused();
  await more.click();
  await sallysRow(page).getByRole('button', { name: 'Copy personal link' }).click();
  await expect(page.getByRole('textbox', { name: 'Personal link' })).toBeFocused();
  await expect(told).toHaveCount(0);
});

test('who was never invited is archived without a question', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.contact('Adam Sitwell');
  await openContacts(page, staff, account);
  await adamsRow(page).locator('summary').click();
  await adamsRow(page).getByRole('button', { name: 'Archive' }).click();
  await expect(adamsRow(page)).toContainText('Archived');
  await expect(page.getByRole('region', { name: 'Adam Sitwell' })).toContainText('Adam Sitwell was archived.');
});

test('what the share dialog refuses stands above its heading and has the focus', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const sally = await account.contact('Sally Sitwell');
  await account.task('Prepare the site', { people: [sally] });
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/share`);
  await page.getByLabel('Name customers see').fill('');
  await page.getByLabel('Message').fill('Hello Sally');
  await page.getByRole('button', { name: 'Share & invite 1 person' }).click();
  await expect(summary(page)).toBeFocused();
  const top = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? 0;
  expect(await top(summary(page))).toBeLessThan(await top(page.getByRole('heading', { level: 1 })));
  await expect(page.getByLabel('Message')).toHaveValue('Hello Sally');
  await expect(page.getByRole('button', { name: 'Share & invite 1 person' })).toBeVisible();
});

test('the button that invites counts who is ticked', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const sally = await account.contact('Sally Sitwell');
  await account.contact('Stan Sitwell');
  await account.task('Prepare the site', { people: [sally] });
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/share`);
  const invite = page.getByRole('button', { name: /^Share & invite/ });
  await expect(invite).toHaveText('Share & invite 2 people');
  await page.getByRole('checkbox', { name: /Stan Sitwell/ }).uncheck();
  await expect(invite).toHaveText('Share & invite 1 person');
  await page.getByRole('checkbox', { name: /Sally Sitwell/ }).uncheck();
  await expect(invite).toHaveText('Share & invite');
  await page.getByRole('checkbox', { name: /Stan Sitwell/ }).check();
  await invite.click();
  await arrived(page, account.plan);
  await expect(banner(page)).toContainText('The plan is shared. Invited Stan Sitwell.');
});

test('the sharing choices in a play’s menu are a group with a heading', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  await page.locator('summary[aria-label="More for Kick-off play"]').click();
  const group = page.getByRole('group', { name: 'Sharing' });
  await expect(group.getByText('Sharing', { exact: true })).toBeVisible();
  await expect(group.getByRole('button')).toHaveText(['Internal', 'Flagged tasks are shareable', 'All tasks are shareable']);
  await expect(group.getByRole('button', { name: 'All tasks are shareable' })).toHaveAttribute('aria-pressed', 'true');
  await group.getByRole('button', { name: 'Internal' }).click();
  await page.locator('summary[aria-label="More for Kick-off play"]').click();
  await expect(group.getByRole('button', { name: 'Internal' })).toHaveAttribute('aria-pressed', 'true');
});

test('what a play’s sharing changes for customers stands above the list, and Undo takes it back', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const more = page.locator('summary[aria-label="More for Kick-off play"]');
  const choices = page.getByRole('group', { name: 'Sharing' });
  await more.click();
  await choices.getByRole('button', { name: 'Internal' }).click();
  await expect(note(page)).toContainText('hides this play, the objective “Launch reviews” and 1 task from Sally and Stan.');

  await note(page).getByRole('button', { name: 'Undo' }).click();
  await expect(note(page)).toHaveCount(0);
  await expect(more).toBeFocused();
  await more.click();
  await expect(choices.getByRole('button', { name: 'All tasks are shareable' })).toHaveAttribute('aria-pressed', 'true');
});

test('a line that names a contact is said to show the task, and Undo takes the task away again', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const line = page.getByRole('textbox', { name: 'Add a task to Other tasks' });
  await line.fill('Call her @sally');
  await line.press('Enter');
  await expect(row(page, 'Call her')).toBeVisible();
  await expect(note(page)).toContainText('Assigned to Sally Sitwell. Assigning Sally makes this task visible to Sally and Stan.');
  await expect(page.locator('form.quick', { has: line }).getByRole('status')).toBeEmpty();

  await note(page).getByRole('button', { name: 'Delete the task' }).click();
  await expect(row(page, 'Call her')).toHaveCount(0);
  await expect(note(page)).toContainText('“Call her” was deleted. Customers no longer see it.');
  await expect(line).toBeFocused();
});

test('what is deleted by key is named, and said to be lost to customers if they saw it', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.task('Only for us');
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  await row(page, 'Only for us').getByRole('link', { name: 'Only for us', exact: true }).press('Delete');
  await expect(note(page)).toContainText('“Only for us” was deleted.');
  await expect(note(page)).not.toContainText('Customers');
  await row(page, PREPARE).getByRole('link', { name: PREPARE, exact: true }).press('Delete');
  await expect(note(page)).toContainText(`“${PREPARE}” was deleted. Customers no longer see it. And 1 more before it.`);

  await note(page).getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, PREPARE)).toBeVisible();
  await expect(note(page)).toContainText('“Only for us” was deleted.');
});

test('what a change did for customers stands on the page once, and can be dismissed', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const line = page.getByRole('textbox', { name: 'Add a task to Other tasks' });
  await line.fill('Call her @sally');
  await line.press('Enter');
  await expect(note(page)).toContainText('Assigning Sally makes this task visible to Sally and Stan.');
  await expect(page.locator('#polite .toast')).toHaveText('The task was added.');
  await note(page).getByRole('link', { name: 'Dismiss' }).click();
  await expect(note(page)).toHaveCount(0);
  await expect(page.locator('main')).toBeFocused();
  await expect(row(page, 'Call her')).toBeVisible();

  await page.goto(`${account.plan}/summary`);
  await page.getByLabel('Summary').fill('Renewal is in March.');
  await page.getByRole('button', { name: 'Save' }).click();
  await arrived(page, account.plan);
  await live(page);
  await banner(page).getByRole('link', { name: 'Dismiss' }).click();
  await expect(banner(page)).toHaveCount(0);
  await expect(page).toHaveURL(account.plan);
});

test('a task that is moved to a shared play by its menu is said to be visible, and Undo takes it back', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  const title = 'Send the banner';
  await account.task(title);
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await live(page);
  const moved = page.locator('section.play').getByRole('link', { name: title, exact: true });
  await row(page, title).locator('summary').first().click();
  await row(page, title).getByText('Move to…').click();
  await row(page, title).getByRole('button', { name: 'Move to Kick-off play' }).click();
  await expect(moved).toBeVisible();
  await expect(note(page)).toContainText('Moving this task makes it visible to Sally and Stan.');

  await note(page).getByRole('button', { name: 'Undo' }).click();
  await expect(note(page)).toHaveCount(0);
  await expect(moved).toHaveCount(0);
  await expect(row(page, title).getByRole('link', { name: title, exact: true })).toBeFocused();
});

test('naming a co-owner of an internal play says that it opens it, and Undo takes the name and the sharing back', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  await account.contact('Sally Sitwell');
  const play = await account.play('Kick-off play', 'private');
  await account.task('Send the brief', { home: play });
  await staff.lendTo(page.context());
  const address = `${account.plan}/plays/${play.replace('play-', '')}/co-owners`;
  await page.goto(address);
  const remove = page.getByRole('button', { name: 'Remove Sally Sitwell' });
  await page.getByRole('button', { name: 'Add co-owner' }).click();
  await expect(banner(page)).toContainText('Naming Sally makes this play and 1 task shareable.');
  await expect(remove).toBeVisible();

  await banner(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(address);
  await expect(banner(page)).toContainText('Removing Sally makes this play and 1 task internal.');
  await expect(banner(page).getByRole('button')).toHaveCount(0);
  await expect(remove).toHaveCount(0);
});

test('what is typed beside a play’s co-owners is saved on the way to them', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  await account.contact('Sally Sitwell');
  await account.play('Kick-off play', 'private');
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await page.locator('summary[aria-label="More for Kick-off play"]').click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Play', exact: true }).fill('First steps');
  await page.getByRole('button', { name: 'Change co-owners' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Co-owners of First steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Add co-owner' }).click();
  await expect(page.getByRole('button', { name: 'Remove Sally Sitwell' })).toBeVisible();
});

test('a play that its form opens is closed again by Undo, on the plan that the form led to', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const play = await account.play('Kick-off play', 'private');
  await account.task('Send the brief', { home: play });
  await staff.lendTo(page.context());
  await page.goto(`${account.plan}/plays/${play.replace('play-', '')}`);
  await page.getByLabel('Sharing').selectOption('All tasks are shareable');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(account.plan);
  await expect(banner(page)).toContainText('“Kick-off play” was saved. Sharing all tasks makes this play and 1 task shareable.');
  await banner(page).getByRole('button', { name: 'Undo sharing' }).click();
  await expect(banner(page)).toContainText('Setting it to “Internal” makes this play and 1 task internal.');
  await expect(banner(page).getByRole('button')).toHaveCount(0);
  await expect(page).toHaveURL(account.plan);
});

test('a play without a name for customers has none in the portal, with another beside it or alone', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const sally = await account.contact('Sally Sitwell');
  const objective = await account.objective('Launch reviews', 'Ten good reviews.');
  const titles = page.getByRole('main').getByRole('heading', { level: 3 });
  await account.task('Prepare the site', { home: await account.play('Okapi kick-off', 'all_tasks', { objective }) });
  await account.task('Train the team', { home: await account.play('Tapir training', 'all_tasks', { objective }) });
  await account.task('Send the brief', { home: await account.play('Numbat hand-over', 'all_tasks') });
  await account.share('Sitwell Homes’ plan', [sally]);
  await enter(page, await account.link(sally));
  await live(page);
  await expect(row(page, 'Train the team')).toBeVisible();
  await expect(titles).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: 'Tasks', exact: true })).toBeVisible();
  await account.task('Go live', { home: await account.play('Quagga', 'all_tasks', { objective, portalTitle: 'Your roll-out' }) });
  await expect(titles).toHaveText(['Other tasks', 'Other tasks', 'Your roll-out']);
  for (const internal of ['Okapi', 'Tapir', 'Numbat', 'Quagga']) {
    expect(await page.content()).not.toContain(internal);
  }
});

test.describe('on an installation of its own', () => {
  test.use({ installation: 'new' });

  test('the portal is switched by one button, which says what it would do', async ({ page, staff }) => {
    await staff.lendTo(page.context());
    await page.goto('/settings');
    const [off, on] = [page.getByRole('button', { name: 'Switch the portal off' }), page.getByRole('button', { name: 'Switch the portal on' })];
    await expect(page.getByText('Switching it off ends every customer’s view')).toBeVisible();
    await expect(on).toHaveCount(0);
    await off.click();
    await expect(banner(page)).toContainText('The customer portal is off. Nobody outside sees anything.');
    await expect(page.getByText('Switching it on shows shared plans')).toBeVisible();
    await expect(off).toHaveCount(0);
    await on.click();
    await expect(banner(page)).toContainText('The customer portal is on. Contacts with access see shared plans.');
    await expect(off).toBeVisible();
    await page.reload();
    await expect(off).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
  });

  test('a page that was open while the portal was off has its plan again once it is on', async ({ page, staff }) => {
    const { account, sally, prepare } = await sharedPlan(await staff.account('Sitwell Homes'));
    await enter(page, await account.link(sally));
    await live(page);
    await complete(page, PREPARE).click();
    await expect(page.locator('#polite .toast')).toHaveText([`Completed: ${PREPARE}`]);
    // So what was said would stay.
    await page.getByRole('button', { name: 'Undo' }).focus();
    await staff.call('staff/set_portal_enabled', { enabled: false });
    await expect(page.getByRole('heading', { level: 1, name: 'Northwind has switched its portal off for now.' })).toBeVisible();
    await expect(page.locator('li.task, .toast')).toHaveCount(0);
    await account.rename(prepare, 'Prepare the shop');
    await staff.call('staff/set_portal_enabled', { enabled: true });
    await expect(reopen(page, 'Prepare the shop')).toBeVisible();
    await live(page);
    await reopen(page, 'Prepare the shop').click();
    await expect(complete(page, 'Prepare the shop')).toBeVisible();
  });

  test('long names are cut in the rail, and can be read whole', async ({ page, staff }) => {
    const name = 'Sitwell Homes and Gardens of the Greater Newport Beach Metropolitan Area, Limited';
    const account = await staff.account(name);
    await staff.lendTo(page.context());
    await page.goto(account.plan);
    await hydrated(page);
    const cut = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).locator('.cut');
    await expect(cut).toHaveAttribute('title', name);
    expect(await cut.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
    expect(await page.locator('.rail').evaluate((rail) => rail.scrollWidth <= rail.clientWidth)).toBe(true);
  });
});

test.describe('on an installation that mails nothing', () => {
  test.use({ installation: 'demo without mail' });

  test('a plan is shared by links that are copied', async ({ page, staff }) => {
    const account = await staff.account('Sitwell Homes');
    const sally = await account.contact('Sally Sitwell');
    await account.task('Prepare the site', { people: [sally] });
    await staff.lendTo(page.context());
    await page.goto(account.plan);
    await live(page);
    await page.getByRole('link', { name: 'Share', exact: true }).click();
    await expect(page).toHaveURL(`/accounts/${account.id}/share`);
    await expect(page.getByText('No mail is sent from this installation')).toBeVisible();
    await expect(page.getByLabel('Message')).toHaveCount(0);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await arrived(page, `/accounts/${account.id}/contacts`);
    await expect(banner(page)).toContainText('The plan is shared. No mail was sent.');
    await expect(page.getByText('No mail is sent from this installation')).toBeVisible();
    await sallysRow(page).locator('summary').click();
    await expect(sallysRow(page).getByRole('button', { name: 'Send link' })).toHaveCount(0);
    await expect(sallysRow(page).getByRole('button', { name: 'Copy personal link' })).toBeVisible();
  });
});

test('a shared plan gets another name that customers see, and nobody gets access by it', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.contact('Lucille Sitwell');
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  await page.locator('summary[aria-label="More for Sitwell Homes"]').click();
  await page.getByRole('link', { name: 'Name customers see' }).click();
  await page.getByLabel('Name customers see').fill('');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(summary(page).getByRole('link')).toHaveAttribute('href', '#title');
  await page.getByLabel('Name customers see').fill('Our first year');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page).toHaveURL(account.plan);
  await expect(banner(page)).toContainText('The name customers see was saved.');
  await expect(page.getByText('Shared with 2 contacts')).toBeVisible();
  await page.goto(`/accounts/${account.id}/share`);
  await expect(page.getByLabel('Name customers see')).toHaveValue('Our first year');
});

test('on a phone the bar of the customer view has two lines', async ({ page, staff }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const account = await staff.account('Sitwell Homes');
  const sally = await account.contact('Sally Sitwell');
  await account.task('Prepare the site', { people: [sally] });
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/customer-view`);
  const bar = page.getByRole('region', { name: 'Customer view' });
  const middle = async (part: Locator): Promise<number> => {
    const { y, height } = (await part.boundingBox()) ?? { y: 0, height: 0 };
    return y + height / 2;
  };
  const [picker, exit] = [await middle(bar.getByLabel('Contact')), await middle(bar.getByRole('link', { name: 'Exit' }))];
  const [words, why] = [await middle(bar.getByText('Customer view', { exact: true })), await middle(bar.getByText('Not shared yet.'))];
  expect(Math.abs(picker - exit)).toBeLessThan(4);
  expect(Math.abs(words - why)).toBeLessThan(4);
  expect(words).toBeLessThan(exit);
  expect((await bar.boundingBox())?.height).toBeLessThan(96);
});

test('the name customers see stands before the invitation, and saving it keeps what is typed there', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await account.contact('Lucille Sitwell');
  await staff.lendTo(page.context());
  const share = `/accounts/${account.id}/share`;
  await page.goto(share);
  const [name, message, lucille] = [page.getByLabel('Name customers see'), page.getByLabel('Message'), page.getByRole('checkbox', { name: /Lucille Sitwell/ })];
  const top = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? 0;
  expect(await top(name)).toBeLessThan(await top(message));
  await lucille.setChecked(!(await lucille.isChecked()));
  const ticked = await lucille.isChecked();
  await message.fill('Welcome to our first year.');
  await name.fill('Our first year');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(banner(page)).toContainText('The name customers see was saved.');
  await page.goto(share);
  await expect(name).toHaveValue('Our first year');
  await expect(message).toHaveValue('Welcome to our first year.');
  expect(await lucille.isChecked()).toBe(ticked);
  await message.fill('');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(account.plan);
  await page.goto(share);
  await expect(message).not.toHaveValue('Welcome to our first year.');
});

test('an invitation that was kept while the name was saved is for who typed it, and not for who signs in after them', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  const share = `/accounts/${account.id}/share`;
  const [name, message] = [page.getByLabel('Name customers see'), page.getByLabel('Message')];
  await page.goto(share);
  await message.fill('Between Maya and Sally.');
  await name.fill('Our first year');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(banner(page)).toContainText('The name customers see was saved.');

  // An installation of the tests has one member of staff: the page is drawn as for another.
  await page.route(`**${share}`, async (route) => {
    const response = await route.fetch();
    const drawn = await response.text();
    await route.fulfill({ response, body: drawn.replace(/data-viewer="\w+"/, 'data-viewer="another"') });
  });
  await page.goto(share);
  await expect(page.locator('script[data-viewer="another"]')).toHaveCount(1);
  await expect(message).not.toHaveValue('Between Maya and Sally.');

  await page.unroute(`**${share}`);
  await page.goto(share);
  await expect(message).toHaveValue('Between Maya and Sally.');
});

test('the message greets who is ticked, until somebody writes a greeting of their own', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/share`);
  const message = page.getByRole('textbox', { name: 'Message' });
  const [sally, stan] = [page.getByRole('checkbox', { name: 'Sally Sitwell' }), page.getByRole('checkbox', { name: 'Stan Sitwell' })];
  await sally.setChecked(true);
  await stan.setChecked(true);
  await expect(message).toHaveValue(/^Hi Sally and Stan,\n/);
  await sally.setChecked(false);
  await expect(message).toHaveValue(/^Hi Stan,\n/);
  await message.fill('Dear Stan,');
  await sally.setChecked(true);
  await expect(message).toHaveValue('Dear Stan,');
});
