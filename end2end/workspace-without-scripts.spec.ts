import { banner, complete, enter, reopen, row, sharedPlan, signIn, summary } from './fixtures/pages.ts';
import { linkIn } from './fixtures/mailbox.ts';
import { dayIn, PASSWORD } from './fixtures/staff.ts';
import { ADMIN, expect, test } from './fixtures/test.ts';

test.describe('on an installation of its own', () => {
  test.use({ installation: 'new' });

  test('the set-up link makes the first admin, says what is wrong, and works once', async ({ page, tandem, watch }) => {
    const link = tandem.setUpLink();
    await page.goto(link);
    await page.getByLabel('Your organisation').fill('Northwind');
    await page.getByLabel('Your name').fill(ADMIN.name);
    await page.getByLabel('E-mail address').fill(ADMIN.email);
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Set up' }).click();
    await expect(summary(page).getByRole('link')).toHaveAttribute('href', '#password');
    await expect(page.getByLabel('Your organisation')).toHaveValue('Northwind');
    await expect(page.getByLabel('Password')).toHaveValue('');
    await expect(page).toHaveTitle(/^Error: /);

    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set up' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'No accounts yet' })).toBeVisible();

    await page.getByRole('button', { name: 'Sign out' }).click();
    watch.expect(/(answer|status of) 404/);
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1, name: 'This link is no longer good' })).toBeVisible();
  });

  test('signing in comes to the page first asked for, and a wrong password says the same as an unknown address', async ({ page, staff }) => {
    const account = await staff.account('Sitwell Homes');
    await page.goto(account.plan);
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    const messages: string[] = [];
    for (const email of [ADMIN.email, 'nobody@northwind.test']) {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill('not the right one');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(summary(page)).toBeVisible();
      await expect(page.getByLabel('E-mail address')).toHaveValue(email);
      await expect(page.getByLabel('Password')).toHaveValue('');
      messages.push((await summary(page).textContent()) ?? '');
    }
    expect(messages[0]).toBe(messages[1]);

    await signIn(page, ADMIN.email);
    await expect(page).toHaveURL(account.plan);
    await expect(page.getByRole('heading', { level: 1, name: 'Sitwell Homes' })).toBeVisible();
  });

  test('an account and its contacts are made, checked and changed', async ({ page, staff }) => {
    await staff.lendTo(page.context());
    await page.goto('/accounts');
    await page.getByRole('link', { name: 'New account' }).first().click();
    await page.getByLabel('Name').fill('   ');
    await page.getByLabel('Time zone').selectOption('Europe/Berlin');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(summary(page).getByRole('link')).toHaveAttribute('href', '#name');
    await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin');

    await page.getByLabel('Name').fill('Sitwell Homes');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(banner(page)).toContainText('The account was created.');
    await expect(page.getByRole('heading', { level: 1, name: 'Sitwell Homes' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No objectives yet' })).toBeVisible();

    await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Contacts' }).click();
    await page.getByRole('link', { name: 'Add contact' }).click();
    await page.getByLabel('Name').fill('Sally Sitwell');
    await page.getByLabel('E-mail address').fill('sally@sitwell.test');
    await page.getByLabel('Job title').fill('Head of Marketing');
    await page.getByRole('button', { name: 'Add contact' }).click();
    await expect(banner(page)).toContainText('The contact Sally Sitwell was added.');
    await expect(page.getByRole('row', { name: /Sally Sitwell/ })).toContainText('sally@sitwell.test');

    await page.getByRole('link', { name: 'Add contact' }).click();
    await page.getByLabel('Name').fill('Sally the Second');
    await page.getByLabel('E-mail address').fill('Sally@Sitwell.test');
    await page.getByRole('button', { name: 'Add contact' }).click();
    await expect(summary(page).getByRole('link', { name: 'Sally Sitwell already has this address.' })).toHaveAttribute('href', '#email');
    await expect(page.getByLabel('Name')).toHaveValue('Sally the Second');
    await expect(page.getByLabel('E-mail address')).toHaveValue('Sally@Sitwell.test');
    await expect(page.locator('#email-error')).toContainText('Sally Sitwell already has this address.');

    await page.getByLabel('E-mail address').fill('second@sitwell.test');
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByRole('link', { name: 'Sally the Second' }).click();
    await page.getByLabel('Name').fill('Stan Sitwell');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(banner(page)).toContainText('The contact Stan Sitwell was saved.');
    await expect(page.getByRole('row', { name: /Stan Sitwell/ })).toBeVisible();

    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await page.getByLabel('Search accounts').fill('nobody');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('heading', { name: 'No accounts match' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(page.getByRole('table', { name: 'Accounts' }).getByRole('link', { name: 'Sitwell Homes' })).toBeVisible();
  });

  test('settings are saved time and again, and what another admin changed meanwhile is shown first', async ({ page, staff }) => {
    await staff.lendTo(page.context());
    await page.goto('/settings');
    const name = page.getByLabel('Name', { exact: true });
    const save = page.getByRole('button', { name: 'Save organisation' });
    const brand = page.locator('.rail .brand');
    for (const mine of ['Northwind One', 'Northwind Two']) {
      await name.fill(mine);
      await save.click();
      await expect(brand).toContainText(mine);
      await expect(banner(page)).toContainText('The settings were saved.');
      await expect(name).toHaveValue(mine);
    }

    await staff.call('staff/edit_organisation', { name: 'Northwind Ltd', soon_days: '7', was: { name: 'Northwind Two', soon_days: '7' } });
    await name.fill('Northwind Inc');
    await save.click();
    const conflict = page.getByRole('group', { name: 'Somebody else changed the name' });
    await expect(conflict).toContainText('Northwind Ltd');
    await expect(conflict).toContainText('Northwind Inc');
    await save.click();
    await expect(banner(page)).toContainText('The settings were saved.');
    await expect(brand).toContainText('Northwind Inc');
    await expect(name).toHaveValue('Northwind Inc');
    await expect(conflict).toHaveCount(0);
  });
});

test('a plan is written, worked on, and what was deleted comes back', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const sally = await account.contact('Sally Sitwell');
  await staff.lendTo(page.context());
  await page.goto(account.plan);

  await page.getByRole('link', { name: 'New objective' }).first().click();
  await page.getByLabel('Description').fill('Ten good reviews.');
  await page.getByRole('button', { name: 'Add objective' }).click();
  await expect(summary(page).getByRole('link')).toHaveAttribute('href', '#name');
  await expect(page.getByLabel('Description')).toHaveValue('Ten good reviews.');
  await page.getByRole('textbox', { name: 'Objective', exact: true }).fill('Launch reviews');
  await page.getByRole('button', { name: 'Add objective' }).click();
  await expect(banner(page)).toContainText('“Launch reviews” was added.');
  await expect(page.getByRole('heading', { level: 2, name: 'Launch reviews' })).toBeVisible();
  await banner(page).getByRole('link', { name: 'Dismiss' }).click();
  await expect(page).toHaveURL(account.plan);
  await expect(banner(page)).toHaveCount(0);

  await page.getByRole('link', { name: 'New play' }).first().click();
  await page.getByRole('textbox', { name: 'Play', exact: true }).fill('Kick-off play');
  await page.getByLabel('Name customers see').fill('Getting started');
  await page.getByLabel('Sharing').selectOption('All tasks are shareable');
  await page.getByLabel('Under').selectOption('Launch reviews');
  await page.getByRole('button', { name: 'Add play' }).click();
  await expect(banner(page)).toContainText('“Kick-off play” was added.');
  await expect(page.getByRole('heading', { level: 3, name: 'Kick-off play' })).toBeVisible();

  const line = page.getByRole('textbox', { name: 'Add a task to Kick-off play' });
  const add = page.locator('form', { has: line }).getByRole('button', { name: 'Add' });
  await line.fill('  ');
  await add.click();
  await expect(summary(page)).toBeVisible();
  await line.fill('Prepare the site @sally due tomorrow');
  await add.click();
  await expect(row(page, 'Prepare the site')).toContainText('Sally Sitwell');
  await line.fill('Send the brief');
  await add.click();
  await expect(page.locator('li.task a.title')).toHaveText(['Prepare the site', 'Send the brief']);

  await row(page, 'Send the brief').locator('summary[aria-label="More for Send the brief"]').click();
  await row(page, 'Send the brief').getByRole('link', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Move up' }).click();
  await expect(page.locator('li.task a.title')).toHaveText(['Send the brief', 'Prepare the site']);

  await expect(banner(page)).toContainText('“Send the brief” moved to 1 of 2 in Kick-off play.');

  await complete(page, 'Send the brief').click();
  await expect(reopen(page, 'Send the brief')).toBeVisible();
  await expect(banner(page)).toContainText('“Send the brief” was completed.');
  await banner(page).getByRole('button', { name: 'Undo' }).click();
  await expect(complete(page, 'Send the brief')).toBeVisible();
  await expect(banner(page)).toContainText('“Send the brief” was set to “Not started”.');
  await expect(banner(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await complete(page, 'Send the brief').click();
  await expect(banner(page)).toContainText('“Send the brief” was completed.');
  await expect(page).toHaveURL(account.plan);
  await reopen(page, 'Send the brief').click();
  await expect(complete(page, 'Send the brief')).toBeVisible();
  await expect(banner(page)).toContainText('“Send the brief” was reopened.');

  await page.getByRole('link', { name: 'Send the brief', exact: true }).click();
  await expect(page).toHaveURL(/\/plan\/tasks\//);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Title').fill('');
  await page.getByLabel('Description').fill('The **two** lines.');
  await page.getByLabel('Start date').fill(dayIn(2));
  await page.getByLabel('Due date').fill(dayIn(3));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(summary(page).getByRole('link')).toHaveAttribute('href', '#title');
  await expect(page.getByLabel('Description')).toHaveValue('The **two** lines.');
  await expect(page.getByLabel('Due date')).toHaveValue(dayIn(3));
  await page.getByLabel('Title').fill('Send the short brief');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/plan\/tasks\/[^/]+$/);
  await expect(banner(page)).toContainText('“Send the short brief” was saved.');
  await expect(banner(page)).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Send the short brief' })).toBeVisible();
  await expect(page.locator('strong', { hasText: 'two' })).toBeVisible();

  const drawer = page.getByRole('complementary', { name: 'Send the short brief' });
  await expect(drawer.getByRole('term').filter({ hasText: /^Starts$/ })).toBeVisible();
  await drawer.locator('summary', { hasText: 'Assign' }).click();
  await drawer.getByLabel('Person', { exact: true }).selectOption({ label: 'Sally Sitwell (customer)' });
  await drawer.getByRole('button', { name: 'Assign' }).click();
  await expect(drawer.getByText('“Send the short brief” is assigned to Sally Sitwell.')).toBeVisible();
  await expect(drawer.getByRole('button', { name: 'Remove Sally Sitwell' })).toBeVisible();

  await drawer.locator('summary', { hasText: 'Started' }).click();
  await drawer.getByRole('button', { name: 'Not started' }).click();
  await expect(drawer.getByText('“Send the short brief” was set to “Not started”.')).toBeVisible();
  await expect(drawer.locator('summary', { hasText: 'Not started' })).toBeVisible();
  const due = drawer.locator('details', { has: page.locator('#due_on') });
  await due.locator('summary').click();
  await due.getByRole('button', { name: 'No date' }).click();
  await expect(drawer.getByText('“Send the short brief” has no due date.')).toBeVisible();
  await expect(due.locator('summary')).toContainText('Set a date');
  await due.locator('summary').click();
  await due.getByLabel('Due date').fill(dayIn(1));
  await due.getByRole('button', { name: 'Save date' }).click();
  await expect(due.getByText('Enter a due date that is not before the start date.')).toBeVisible();
  await expect(due.getByLabel('Due date')).toHaveValue(dayIn(1));
  await due.getByLabel('Due date').fill(dayIn(4));
  await due.getByRole('button', { name: 'Save date' }).click();
  await expect(drawer.getByText(/^“Send the short brief” is due /)).toBeVisible();
  await expect(due.getByLabel('Due date')).toHaveValue(dayIn(4));

  await drawer.getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/plan\?deleted=task-/);
  const deleted = page.getByText('“Send the short brief” was deleted.');
  await expect(deleted).toHaveCount(1);
  await expect(deleted).toBeVisible();
  await expect(row(page, 'Send the short brief')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Send the short brief')).toBeVisible();
  await expect(deleted).toHaveCount(0);
  expect(sally.name).toBe('Sally Sitwell');
});

test('what a contact sees by being assigned is said with an Undo, after which they see nothing of it', async ({ page, staff, newPerson }) => {
  const title = 'Book the hall';
  const { account, sally } = await sharedPlan(await staff.account('Sitwell Homes'));
  const address = `${account.plan}/tasks/${await account.task(title)}`;
  const contact = await newPerson();
  await enter(contact, await account.link(sally), false);
  await expect(row(contact, title)).toHaveCount(0);

  await staff.lendTo(page.context());
  await page.goto(address);
  const drawer = page.getByRole('complementary', { name: title });
  await drawer.locator('summary', { hasText: 'Assign' }).click();
  await drawer.getByLabel('Person', { exact: true }).selectOption({ label: 'Sally Sitwell (customer)' });
  await drawer.getByRole('button', { name: 'Assign' }).click();
  await expect(banner(drawer)).toContainText('Assigning Sally makes this task visible to Sally and Stan.');
  await contact.reload();
  await expect(row(contact, title)).toBeVisible();

  await banner(drawer).getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(address);
  await expect(banner(drawer)).toContainText('Unassigning Sally hides this task from Sally and Stan.');
  await expect(banner(drawer).getByRole('button')).toHaveCount(0);
  await expect(drawer.getByRole('button', { name: 'Remove Sally Sitwell' })).toHaveCount(0);
  await contact.reload();
  await expect(row(contact, title)).toHaveCount(0);
});

test('a line that names a contact is taken away again by the Undo beside what it did', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  const line = page.getByRole('textbox', { name: 'Add a task to Other tasks' });
  await line.fill('Call her @sally');
  await page.locator('form', { has: line }).getByRole('button', { name: 'Add' }).click();
  await expect(banner(page)).toContainText('Assigning Sally makes this task visible to Sally and Stan.');
  await expect(row(page, 'Call her')).toBeVisible();
  await banner(page).getByRole('button', { name: 'Delete the task' }).click();
  await expect(page.getByText('“Call her” was deleted. Customers no longer see it.')).toBeVisible();
  await expect(row(page, 'Call her')).toHaveCount(0);
});

test('the line for a new task says what it did not understand, and nothing that is too long is cut', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  await staff.lendTo(page.context());
  await page.goto(account.plan);
  const line = page.getByRole('textbox', { name: 'Add a task to Other tasks' });
  const add = page.locator('form', { has: line }).getByRole('button', { name: 'Add' });
  await line.fill('Call the venue');
  await add.click();
  await expect(row(page, 'Call the venue')).toBeVisible();
  await expect(banner(page)).toContainText('“Call the venue” was added.');
  await line.fill('Ask @bob due tomorrow');
  await add.click();
  await expect(summary(page).getByRole('link', { name: 'Nobody here is called “@bob”.' })).toHaveAttribute('href', '#quick-plan');
  await expect(line).toHaveValue('Ask @bob due tomorrow');
  await expect(row(page, 'Ask @bob')).toHaveCount(0);
  await line.fill('Ask \\@bob due tomorrow');
  await add.click();
  await expect(row(page, 'Ask @bob')).toBeVisible();

  const long = 'Very '.repeat(40) + 'long';
  await line.focus();
  await page.keyboard.insertText(long);
  await add.click();
  await expect(summary(page).getByRole('link', { name: 'Shorten the task’s title to 200 characters or fewer.' })).toHaveAttribute('href', '#quick-plan');
  await expect(line).toHaveValue(long);
  await expect(line).toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('link', { name: 'New objective' }).first().click();
  await page.getByRole('textbox', { name: 'Objective', exact: true }).focus();
  await page.keyboard.insertText(long);
  await page.getByRole('button', { name: 'Add objective' }).click();
  await expect(page.locator('#name-error')).toContainText('Shorten the objective’s name to 120 characters or fewer.');
  await expect(page.getByRole('textbox', { name: 'Objective', exact: true })).toHaveValue(long);
});

test('an edit that a colleague overtook shows both texts before one is stored', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const task = await account.task('Send the brief');
  await staff.lendTo(page.context());
  await page.goto(`${account.plan}/tasks/${task}/edit`);
  await account.rename(task, 'Send the long brief');
  await page.getByLabel('Title').fill('Send the short brief');
  await page.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('group', { name: 'Somebody else changed the title' });
  await expect(conflict).toContainText('Send the long brief');
  await expect(conflict).toContainText('Send the short brief');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Send the short brief' })).toBeVisible();
});

test('an edit keeps what a colleague wrote in other fields, and shows every field that both changed', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  const task = await account.task('Send the brief');
  await staff.lendTo(page.context());
  await page.goto(`${account.plan}/tasks/${task}/edit`);
  await account.describe(task, 'Send the long brief', 'Two **pages**.');
  await page.getByLabel('Title').fill('Send the short brief');
  await page.getByLabel('Description').fill('One page.');
  await page.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('group', { name: 'Somebody else changed the title and description' });
  for (const text of ['Send the long brief', 'Send the short brief', 'Two **pages**.', 'One page.']) {
    await expect(conflict).toContainText(text);
  }
  await page.getByRole('link', { name: 'Cancel' }).click();

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await account.describe(task, 'Send the long brief', 'Three **pages**.');
  await page.getByLabel('Title').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Title').fill('Send the short brief');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Send the short brief' })).toBeVisible();
  await expect(page.getByText('Three pages.')).toBeVisible();
});

test('a plan is looked at as the customer, shared by invitation, and taken back', async ({ page, staff, mailbox, newPerson }) => {
  const account = await staff.account('Sitwell Homes');
  const sally = await account.contact('Sally Sitwell');
  const stan = await account.contact('Stan Sitwell');
  await account.task('Prepare the site', { people: [sally] });
  await account.task('Only for us', { people: ['me'] });
  await staff.lendTo(page.context());
  await page.goto(account.plan);

  await page.getByRole('link', { name: 'Customer view' }).click();
  const bar = page.getByRole('region', { name: 'Customer view' });
  await expect(bar).toContainText('Not shared yet.');
  await bar.getByLabel('Contact').selectOption('Sally Sitwell');
  await bar.getByRole('button', { name: 'Show' }).click();
  await expect(row(page, 'Prepare the site')).toBeVisible();
  await expect(page.getByText('Only for us')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^(Complete|Reopen): / })).toHaveCount(0);
  await bar.getByRole('link', { name: 'Exit' }).click();

  await page.getByRole('link', { name: 'Share & invite' }).click();
  await expect(page.getByRole('checkbox', { name: /Sally Sitwell/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /Stan Sitwell/ })).toBeChecked();
  await page.getByRole('checkbox', { name: /Stan Sitwell/ }).uncheck();
  await page.getByLabel('Name customers see').fill('');
  await page.getByLabel('Message').fill('Hello Sally');
  await page.getByRole('button', { name: 'Share & invite' }).click();
  await expect(summary(page).getByRole('link')).toHaveAttribute('href', '#title');
  await expect(page.getByLabel('Message')).toHaveValue('Hello Sally');
  await expect(page.getByRole('checkbox', { name: /Stan Sitwell/ })).not.toBeChecked();
  await page.getByLabel('Name customers see').fill('Sitwell Homes’ onboarding plan');
  await page.getByRole('button', { name: 'Share & invite' }).click();
  await expect(banner(page)).toContainText('The plan is shared. Invited Sally Sitwell.');
  await expect(page.getByText('Shared with 1 contact')).toBeVisible();

  const mail = await mailbox.take(sally.email, 'Sitwell Homes’ onboarding plan');
  expect(mail.content.text).toContain('Hello Sally');
  expect(mailbox.waiting(stan.email)).toEqual([]);

  const contact = await newPerson();
  await contact.goto(linkIn(mail));
  await contact.getByRole('button', { name: 'Open the plan' }).click();
  await expect(row(contact, 'Prepare the site')).toBeVisible();

  await page.getByRole('link', { name: 'Manage sharing' }).click();
  await page.getByRole('button', { name: 'Unshare' }).click();
  await expect(banner(page)).toContainText('The plan is no longer shared. Nobody outside sees it.');
  await contact.reload();
  await expect(contact.getByText('This plan is no longer shared. Ask Maya Okafor.')).toBeVisible();
  await expect(contact.getByText('Prepare the site')).toHaveCount(0);
});

test('a personal link says whom it lets in, and revoking asks first', async ({ page, staff }) => {
  const account = await staff.account('Sitwell Homes');
  await account.contact('Sally Sitwell');
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/contacts`);
  const sally = page.getByRole('row', { name: /Sally Sitwell/ });
  await sally.locator('summary').click();
  await sally.getByRole('button', { name: 'Copy personal link' }).click();
  await expect(banner(page)).toContainText('Whoever has this link enters the portal as Sally Sitwell.');
  await expect(banner(page)).toContainText('/p/join/');

  await sally.locator('summary').click();
  await sally.getByRole('link', { name: 'Revoke access' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Revoke Sally Sitwell’s access?' })).toBeVisible();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(sally).toContainText('Has access');
  await sally.locator('summary').click();
  await sally.getByRole('link', { name: 'Revoke access' }).click();
  await page.getByRole('button', { name: 'Revoke access' }).click();
  await expect(banner(page)).toContainText('Access was revoked.');
  await expect(sally).toContainText('Access revoked');
});

test('archiving who has access asks first, and giving access again says what became of the links', async ({ page, staff }) => {
  const { account } = await sharedPlan(await staff.account('Sitwell Homes'));
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/contacts`);
  const sally = page.getByRole('row', { name: /Sally Sitwell/ });
  await sally.locator('summary').click();
  await sally.getByRole('link', { name: 'Archive' }).click();
  await expect(page.getByText('Sally is out of the portal at once, on open pages too.')).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(banner(page)).toContainText('Links given to Sally no longer work. Sally stays assigned to 1 task.');
  await expect(sally).toContainText('Archived');

  await sally.locator('summary').click();
  await sally.getByRole('button', { name: 'Restore' }).click();
  await expect(banner(page)).toContainText('Sally Sitwell is back, without access to the portal. Links from before no longer work.');
  await sally.locator('summary').click();
  const give = sally.getByRole('button', { name: 'Give access' });
  await expect(give).toContainText('Links from before stay ended');
  await give.click();
  await expect(banner(page)).toContainText('For a new one, choose “Send link” or “Copy personal link” in the menu of their row.');
});

test('the same form sent twice makes one thing, and a foreign id answers as one that never was', async ({ page, staff, watch }) => {
  watch.expect(/404/);
  const account = await staff.account('Sitwell Homes');
  await staff.lendTo(page.context());
  await page.goto(`${account.plan}/objectives/new`);
  const objective = await page.locator('input[name=objective]').inputValue();
  await page.getByRole('textbox', { name: 'Objective', exact: true }).fill('Launch reviews');
  await page.getByRole('button', { name: 'Add objective' }).click();
  await staff.call('staff/create_objective', { account: account.id, objective, name: 'Launch reviews', description: '', owner: '' });
  await page.goto(account.plan);
  await expect(page.getByRole('heading', { level: 2, name: 'Launch reviews' })).toHaveCount(1);

  const other = await staff.account('Bluth Company');
  const task = await other.task('Somewhere else');
  for (const path of [`${account.plan}/tasks/${task}/edit`, `${account.plan}/tasks/${'0'.repeat(32)}/edit`, '/accounts/x/plan', '/nowhere']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'This page isn’t available' })).toBeVisible();
  }
});
