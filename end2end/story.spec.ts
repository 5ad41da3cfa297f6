import { Overheard } from './fixtures/overheard.ts';
import { header, linkIn, tokenIn, type Mail } from './fixtures/mailbox.ts';
import { banner, complete, enter, reopen, row, signIn } from './fixtures/pages.ts';
import { PASSWORD } from './fixtures/staff.ts';
import { ADMIN, arrived, expect, live, test } from './fixtures/test.ts';
import type { APIRequestContext, Page } from '@playwright/test';

const PLAN = 'Sitwell Homes’ onboarding plan';
const SALLYS = 'Prepare company site for G2 launch';
const OURS = 'Confirm who owns the G2 profile';
const LOOSE = 'Sign the data agreement';

/** Words that stand only in what is internal. */
const INTERNAL = ['Quagga', 'Okapi', 'Tapir', 'Zorilla', 'Numbat'];

test.use({ installation: 'new' });

test('a CSM builds a plan and shares it, and both sides work on it at once', async ({ page, newPerson, tandem, mailbox, playwright, watch }) => {
  test.setTimeout(240_000);
  const csm = page;

  await test.step('the first admin sets Tandem up, switches the portal on, and signs in again', async () => {
    await csm.goto(tandem.setUpLink());
    await csm.getByLabel('Your organisation').fill('Northwind');
    await csm.getByLabel('Your name').fill(ADMIN.name);
    await csm.getByLabel('E-mail address').fill(ADMIN.email);
    await csm.getByLabel('Password').fill(PASSWORD);
    await csm.getByRole('button', { name: 'Set up' }).click();
    await expect(csm.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
    await csm.getByRole('link', { name: 'Settings' }).click();
    await csm.getByRole('button', { name: 'Switch the portal on' }).click();
    await expect(banner(csm)).toContainText('The customer portal is on. Contacts with access see shared plans.');
    await csm.getByRole('button', { name: 'Sign out' }).click();
    await signIn(csm, ADMIN.email);
    await expect(csm.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  });

  await test.step('creates an account and two contacts', async () => {
    await csm.getByRole('link', { name: 'New account' }).first().click();
    await csm.getByLabel('Name').fill('Sitwell Homes');
    await csm.getByLabel('Owner').selectOption(ADMIN.name);
    await csm.getByRole('button', { name: 'Create account' }).click();
    await expect(csm.getByRole('heading', { level: 1, name: 'Sitwell Homes' })).toBeVisible();
    await csm.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Contacts' }).click();
    for (const [name, email] of [['Sally Sitwell', 'sally@sitwell.test'], ['Stan Sitwell', 'stan@sitwell.test']] as const) {
      await csm.getByRole('link', { name: 'Add contact' }).click();
      await csm.getByLabel('Name').fill(name);
      await csm.getByLabel('E-mail address').fill(email);
      await csm.getByRole('button', { name: 'Add contact' }).click();
      await expect(banner(csm)).toContainText(`The contact ${name} was added.`);
      await expect(csm.getByRole('row', { name: new RegExp(name) })).toBeVisible();
    }
    await csm.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Plan' }).click();
  });

  await test.step('writes the plan: a summary, an objective to share, and one that stays inside', async () => {
    await csm.getByRole('link', { name: /^Edit summary/ }).click();
    await csm.getByLabel('Summary').fill('Quagga: renewal is in March.');
    await csm.getByRole('button', { name: 'Save' }).click();
    await expect(csm.getByText('Quagga: renewal is in March.')).toBeVisible();

    await addObjective(csm, 'Launch reviews on G2');
    await addPlay(csm, { name: 'Okapi kick-off', title: 'Kick-off', under: 'Launch reviews on G2', sharing: 'All tasks are shareable' });
    await addTask(csm, 'Okapi kick-off', `${SALLYS} @sally due tomorrow`, SALLYS);
    await addTask(csm, 'Okapi kick-off', `${OURS} @ines`, OURS);

    await addObjective(csm, 'Tapir roll-out');
    await addPlay(csm, { name: 'Zorilla play', title: '', under: 'Tapir roll-out', sharing: 'Internal' });
    await addTask(csm, 'Zorilla play', 'Numbat pricing note @ines', 'Numbat pricing note');
    await addTask(csm, 'Tapir roll-out', `${LOOSE} @stan`, LOOSE);
    await row(csm, LOOSE).getByRole('link', { name: LOOSE }).click();
    const drawer = csm.getByRole('complementary', { name: LOOSE });
    await drawer.getByRole('button', { name: 'Remove Stan Sitwell' }).click();
    await expect(drawer.getByRole('button', { name: 'Remove Stan Sitwell' })).toHaveCount(0);
    await drawer.getByRole('combobox', { name: 'Assign a person' }).fill('sally');
    await drawer.getByRole('option', { name: 'Sally Sitwell customer' }).click();
    await expect(drawer.getByRole('region').filter({ hasText: /Sally/ })).toBeVisible();
    await drawer.getByRole('link', { name: 'Close' }).click();
    await expect(drawer).toHaveCount(0);
    await expect(row(csm, LOOSE)).toContainText('Only this task is shareable');
  });

  await test.step('looks at it as each of them before anybody is told', async () => {
    await csm.getByRole('link', { name: 'Customer view' }).click();
    const bar = csm.getByRole('region', { name: 'Customer view' });
    await expect(bar).toContainText('Not shared yet.');
    await bar.getByLabel('Contact').selectOption('Stan Sitwell');
    await bar.getByRole('button', { name: 'Show' }).click();
    const none = csm.getByText('You have no tasks here. You can follow progress.');
    await expect(none).toBeVisible();
    await bar.getByLabel('Contact').selectOption('Sally Sitwell');
    await bar.getByRole('button', { name: 'Show' }).click();
    await expect(none).toHaveCount(0);
    await expect(row(csm, SALLYS)).toBeVisible();
    await expect(row(csm, LOOSE)).toBeVisible();
    for (const word of INTERNAL) {
      await expect(csm.locator('main')).not.toContainText(word);
    }
    await expect(csm.getByRole('button', { name: /^Complete: / })).toHaveCount(0);
    await bar.getByRole('link', { name: 'Exit' }).click();
  });

  await test.step('shares it and invites both', async () => {
    await csm.getByRole('link', { name: 'Share & invite' }).click();
    await expect(csm.getByRole('checkbox', { name: /Sally Sitwell/ })).toBeChecked();
    await expect(csm.getByRole('checkbox', { name: /Stan Sitwell/ })).toBeChecked();
    await csm.getByLabel('Name customers see').fill(PLAN);
    await csm.getByLabel('Message').fill('Your task is at the top.');
    await expect(csm.getByText('1 objective, 1 play and 3 tasks')).toBeVisible();
    await csm.getByRole('button', { name: 'Share & invite 2 people' }).click();
    await expect(banner(csm)).toContainText('The plan is shared. Invited Sally Sitwell and Stan Sitwell.');
    await expect(csm.getByText('Shared with 2 contacts')).toBeVisible();
    await live(csm);
  });

  const [toSally, toStan] = [await mailbox.take('sally@sitwell.test'), await mailbox.take('stan@sitwell.test')];
  const link = linkIn(toSally);
  await test.step('the mails say what they must and nothing else', () => {
    checkMail(toSally, tandem.url);
    checkMail(toStan, tandem.url);
    expect(linkIn(toStan)).not.toBe(link);
    expect(tandem.log()).not.toContain(tokenIn(link));
    expect(tandem.log()).not.toContain(tokenIn(linkIn(toStan)));
  });

  await test.step('a robot opens the link twenty times and changes nothing', async () => {
    const robot = await playwright.request.newContext();
    await fetchAsRobot(robot, link, 20);
    await robot.dispose();
  });

  const sally = await newPerson();
  const heard = Overheard.on(sally.context());
  await heard.follow(sally);
  await test.step('Sally is on the plan with one click, and the token is gone from the address', async () => {
    await enter(sally, link);
    await live(sally);
    await expect(sally.getByRole('heading', { level: 1, name: PLAN })).toBeVisible();
    expect(sally.url()).not.toContain(tokenIn(link));
    await expect(sally.getByText('0 of 3 tasks done')).toBeVisible();
    await expect(sally.getByRole('heading', { level: 2, name: 'Launch reviews on G2' })).toBeVisible();
    await expect(sally.getByRole('heading', { level: 2, name: 'To-dos' })).toBeVisible();
    await expect(sally.locator('li.task a.title')).toHaveText([SALLYS, OURS, LOOSE]);
    const cookie = (await sally.context().cookies()).find(({ name }) => name.endsWith('tandem_portal'));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  await test.step('she completes her task, and the CSM’s open page shows it', async () => {
    await complete(sally, SALLYS).click();
    await expect(reopen(sally, SALLYS)).toBeVisible();
    await expect(reopen(csm, SALLYS)).toBeVisible();
    await expect(row(csm, SALLYS)).toContainText('Done on time');
    await expect(sally.getByText('1 of 3 tasks done')).toBeVisible();
  });

  await test.step('the CSM completes one of their own, and her open page shows it', async () => {
    await complete(csm, OURS).click();
    await expect(row(sally, OURS)).toContainText('Done on time');
    await expect(row(sally, OURS)).toHaveAttribute('data-done', '');
    await expect(sally.getByText('2 of 3 tasks done')).toBeVisible();
  });

  await test.step('what changes inside reaches her in no form', async () => {
    await complete(csm, 'Numbat pricing note').click();
    await expect(row(csm, 'Numbat pricing note')).toContainText('Done on time');
    await addTask(csm, 'Zorilla play', 'Numbat second note', 'Numbat second note');
    await sally.goto(`${sally.url()}?show=todo`);
    await live(sally);
    await row(sally, LOOSE).getByRole('link').click();
    await expect(sally.getByRole('heading', { level: 1, name: LOOSE })).toBeVisible();
    await live(sally);
    expect(await heard.placesOf(INTERNAL)).toEqual([]);
    expect(await heard.count('live stream')).toBeGreaterThan(0);
    expect(await heard.count('/portal/')).toBeGreaterThan(2);
    await sally.goBack();
    await live(sally);
  });

  const stan = await newPerson();
  await test.step('Stan has no tasks: he follows, and cannot complete what is hers, not even by hand', async () => {
    await enter(stan, linkIn(toStan));
    await live(stan);
    await expect(stan.getByText('You have no tasks here. You can follow progress.')).toBeVisible();
    await expect(stan.getByRole('button', { name: /^(Complete|Reopen): / })).toHaveCount(0);
    const task = (await row(stan, LOOSE).getAttribute('id'))?.replace('task-', '') ?? '';
    const forged = await stan.request.post(`${tandem.url}/api/portal/complete_task`, {
      form: { task },
      headers: { accept: 'application/json', origin: tandem.url },
    });
    expect([403, 404]).toContain(forged.status());
    const foreign = await stan.request.post(`${tandem.url}/api/portal/complete_task`, {
      form: { task },
      headers: { accept: 'application/json', origin: 'https://evil.test' },
    });
    expect(foreign.status()).toBe(403);
    await stan.reload();
    await expect(row(stan, LOOSE)).not.toHaveAttribute('data-done');
    await expect(complete(csm, LOOSE)).toBeVisible();
    await live(stan);
  });

  await test.step('the same mail signs in again, in another browser', async () => {
    const elsewhere = await newPerson();
    await enter(elsewhere, link);
    await expect(elsewhere.getByRole('heading', { level: 1, name: PLAN })).toBeVisible();
  });

  await test.step('unsharing shows on open pages at once, and sharing again brings the plan back', async () => {
    await csm.getByRole('link', { name: 'Manage sharing' }).click();
    await csm.getByRole('button', { name: 'Unshare' }).click();
    await expect(banner(csm)).toContainText('The plan is no longer shared. Nobody outside sees it.');
    await expect(stan.getByText(`This plan is no longer shared. Ask ${ADMIN.name}.`)).toBeVisible();
    await expect(stan.locator('li.task')).toHaveCount(0);
    await csm.getByRole('link', { name: 'Share & invite' }).click();
    await csm.getByRole('button', { name: 'Share without e-mail' }).click();
    await expect(banner(csm)).toContainText('The plan is shared. No mail was sent.');
    await expect(row(stan, LOOSE)).toBeVisible();
  });

  await test.step('revoking ends Sally’s open page at once, and her mail says whom to ask', async () => {
    await sally.bringToFront();
    await csm.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Contacts' }).click();
    await arrived(csm, /\/contacts$/);
    const menu = csm.getByRole('row', { name: /Sally Sitwell/ }).locator('details.menu');
    await menu.locator('summary').click();
    await menu.getByRole('link', { name: 'Revoke access' }).click();
    await expect(csm.getByText('Sally is out of the portal at once, on open pages too.')).toBeVisible();
    await csm.getByRole('button', { name: 'Revoke access' }).click();
    await expect(banner(csm)).toContainText('Access was revoked.');
    await expect(csm.getByRole('row', { name: /Sally Sitwell/ })).toContainText('Access revoked');
    await expect(sally.getByText(`Your access to this plan has ended. Ask ${ADMIN.name} if you need it again.`)).toBeVisible();
    await expect(sally.locator('li.task')).toHaveCount(0);
    await expect(row(stan, LOOSE)).toBeVisible();

    watch.expect(/answer 410: GET .*\/p\/join\//, /Failed to load resource.*410/);
    const late = await newPerson();
    const answer = await late.goto(link);
    expect(answer?.status()).toBe(410);
    await expect(late.getByRole('heading', { level: 1, name: 'Your access to this plan has ended' })).toBeVisible();
    await expect(late.getByText(`Ask ${ADMIN.name} if you need it again.`)).toBeVisible();
    await sally.goto(new URL(sally.url()).pathname);
    await expect(sally.getByRole('heading', { level: 1, name: 'See your plan' })).toBeVisible();
  });
});

async function addObjective(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'New objective' }).first().click();
  await page.getByRole('textbox', { name: 'Objective', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add objective' }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

async function addPlay(page: Page, play: { name: string; title: string; under: string; sharing: string }): Promise<void> {
  await page.getByRole('link', { name: 'New play' }).last().click();
  await page.getByRole('textbox', { name: 'Play', exact: true }).fill(play.name);
  await page.getByLabel('Name customers see').fill(play.title);
  await page.getByLabel('Sharing').selectOption(play.sharing);
  await page.getByLabel('Under').selectOption(play.under);
  await page.getByRole('button', { name: 'Add play' }).click();
  await expect(page.getByRole('heading', { level: 3, name: play.name })).toBeVisible();
}

async function addTask(page: Page, home: string, line: string, title: string): Promise<void> {
  await live(page);
  const field = page.getByRole('textbox', { name: `Add a task to ${home}`, exact: true });
  await field.fill(line);
  await field.press('Enter');
  await expect(row(page, title)).toBeVisible();
}

/** Subject, both parts, the link in each, and the headers of a mail that a machine wrote. */
function checkMail(mail: Mail, url: string): void {
  const link = linkIn(mail);
  const { subject, text, html } = mail.content;
  expect(subject).toContain(PLAN);
  expect(subject).not.toContain(tokenIn(link));
  expect(link.startsWith(`${url}/p/join/`)).toBe(true);
  expect(text).toContain('Your task is at the top.');
  expect(html).toContain('Your task is at the top.');
  expect(html?.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/')).toContain(link);
  expect(html).not.toContain('<script');
  expect(header(mail, 'auto-submitted')).toBe('auto-generated');
  expect(header(mail, 'message-id')).toMatch(/^<.+@.+>$/);
  for (const word of INTERNAL) {
    expect(mail.raw).not.toContain(word);
    expect(text).not.toContain(word);
    expect(html).not.toContain(word);
  }
}

/** What mail scanners do: fetch, follow, and run nothing. */
async function fetchAsRobot(robot: APIRequestContext, link: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const answer = await robot.fetch(link, { method: time % 4 === 3 ? 'HEAD' : 'GET' });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('tandem_portal');
    expect(answer.headers()['cache-control']).toContain('no-store');
  }
  expect((await robot.storageState()).cookies.filter(({ name }) => name.includes('portal'))).toEqual([]);
}
