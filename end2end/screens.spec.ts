import { expectNoSidewaysScrolling, expectNoViolations } from './fixtures/axe.ts';
import { PREPARE, alerted, banner, complete, enter, reopen, row, sharedPlan, summary, type SharedPlan } from './fixtures/pages.ts';
import { choose, ground, see, THEMES } from './fixtures/theme.ts';
import { arrived, expect, hydrated, live, test } from './fixtures/test.ts';
import type { Page } from '@playwright/test';
import type { Staff } from './fixtures/staff.ts';
import type { Watch } from './fixtures/watch.ts';

/** What a screen that everybody may see is opened with. */
interface Outside {
  readonly page: Page;
  readonly watch: Watch;
}

/** What a screen of somebody who is signed in is opened with. */
interface Scene extends Outside {
  readonly staff: Staff;
  /** A plan of this test's own, made when it is first asked for. */
  readonly plan: () => Promise<SharedPlan>;
}

interface Screen<S> {
  readonly name: string;
  readonly open: (scene: S) => Promise<void>;
  /** Brings back what would not stay until it was looked at in every theme. */
  readonly again?: (scene: S) => Promise<void>;
}

/** Where a screen is: at an address that is always there, or in a plan. */
type Place = string | ((plan: SharedPlan) => string);

async function open(scene: Scene, place: Place): Promise<void> {
  await scene.staff.lendTo(scene.page.context());
  await scene.page.goto(typeof place === 'string' ? place : place(await scene.plan()));
}

/** A screen of the workspace that lives on in the browser. */
function living(name: string, place: Place, then?: (scene: Scene) => Promise<void>): Screen<Scene> {
  return {
    name,
    open: async (scene) => {
      await open(scene, place);
      await hydrated(scene.page);
      await then?.(scene);
    },
  };
}

/** A screen of the workspace that is links and forms. */
function plain(name: string, place: Place, then?: (scene: Scene) => Promise<void>): Screen<Scene> {
  return {
    name,
    open: async (scene) => {
      await open(scene, place);
      await expectNoProgram(scene.page);
      await then?.(scene);
    },
  };
}

/** A screen of the portal, opened by Sally. */
function portal(name: string, then?: (scene: Scene) => Promise<void>, again?: (scene: Scene) => Promise<void>): Screen<Scene> {
  const open = async (scene: Scene): Promise<void> => {
    const { account, sally } = await scene.plan();
    await enter(scene.page, await account.link(sally));
    await live(scene.page);
    await then?.(scene);
  };
  return again === undefined ? { name, open } : { name, open, again };
}

const accounts = ({ account }: SharedPlan): string => `/accounts/${account.id}`;

const DOORS: Screen<Outside>[] = [
  {
    name: 'sign-in',
    open: async ({ page }) => {
      await page.goto('/sign-in');
      await expectNoProgram(page);
    },
  },
  {
    name: 'sign-in with a message',
    open: async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    },
  },
  {
    name: 'a set-up link that is no longer good',
    open: async ({ page, watch }) => {
      watch.expect(/(answer|status of) 404/);
      await page.goto('/set-up/x');
      await expectNoProgram(page);
    },
  },
  {
    name: 'the door',
    open: async ({ page }) => {
      await page.goto('/p');
      await expect(page.getByRole('heading', { level: 1, name: 'See your plan' })).toBeVisible();
    },
  },
  {
    name: 'the door with a message',
    open: async ({ page }) => {
      await page.goto('/p');
      await page.getByRole('button', { name: 'Send me the link' }).click();
      await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    },
  },
  {
    name: 'the door after asking',
    open: async ({ page }) => {
      await page.goto('/p?sent=1');
      await expect(page.getByRole('heading', { level: 1, name: 'Check your e-mail' })).toBeVisible();
    },
  },
  {
    name: 'the door after signing out',
    open: async ({ page }) => {
      await page.goto('/p?out=1');
      await expect(page.getByText('You are signed out on this device.')).toBeVisible();
    },
  },
  {
    name: 'a link that is none',
    open: async ({ page, watch }) => {
      watch.expect(/(answer|status of) 404/);
      await page.goto('/p/join/nonsense');
      await expect(page.getByRole('heading', { level: 1, name: 'That link isn’t valid' })).toBeVisible();
    },
  },
];

const SCREENS: Screen<Scene>[] = [
  living('accounts', '/accounts'),
  living('accounts that match nothing', '/accounts?q=nobody-is-called-this'),
  plain('new account', '/accounts/new'),
  plain('new account with a message', '/accounts/new', async ({ page }) => {
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(summary(page)).toBeFocused();
  }),
  plain('edit account', (plan) => `${accounts(plan)}/edit`),
  living('plan', ({ account }) => account.plan, ({ page }) => live(page)),
  living('plan with a menu open', ({ account }) => account.plan, async ({ page }) => {
    await row(page, PREPARE).locator('summary').first().click();
    await row(page, PREPARE).getByText('Move to…').click();
    await expect(row(page, PREPARE).getByRole('button', { name: 'Delete' })).toBeVisible();
  }),
  living('plan after a deletion', ({ account }) => account.plan, async ({ page }) => {
    const last = row(page, PREPARE);
    await last.locator('summary').first().click();
    await last.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  }),
  living('plan after a play’s sharing has changed', ({ account }) => account.plan, async ({ page }) => {
    await page.locator('summary[aria-label="More for Kick-off play"]').click();
    await page.getByRole('group', { name: 'Sharing' }).getByRole('button', { name: 'Internal' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  }),
  living('plan that matches nothing', ({ account }) => `${account.plan}?q=nothing`),
  living('list of shortcuts', ({ account }) => account.plan, async ({ page }) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  }),
  living('task', ({ account, prepare }) => `${account.plan}/tasks/${prepare}`),
  living('task with the list of people open', ({ account, prepare }) => `${account.plan}/tasks/${prepare}`, async ({ page }) => {
    await page.getByRole('combobox', { name: 'Assign a person' }).press('ArrowDown');
    await expect(page.getByRole('option', { name: 'Stan Sitwell customer' })).toBeVisible();
  }),
  living('task with its due date open', ({ account, prepare }) => `${account.plan}/tasks/${prepare}`, async ({ page }) => {
    await page.locator('details', { has: page.locator('#due_on') }).locator('summary').click();
    await expect(page.getByRole('button', { name: 'Next Monday' })).toBeVisible();
  }),
  living('task with its statuses open', ({ account, prepare }) => `${account.plan}/tasks/${prepare}`, async ({ page }) => {
    await page.locator('.drawer summary', { hasText: 'Not started' }).click();
    await expect(page.getByRole('button', { name: 'Cancelled' })).toBeVisible();
  }),
  living('task that is not there', ({ account }) => `${account.plan}/tasks/${'0'.repeat(32)}`),
  plain('edit task', ({ account, prepare }) => `${account.plan}/tasks/${prepare}/edit`),
  plain('edit task that a colleague has changed meanwhile', ({ account, prepare }) => `${account.plan}/tasks/${prepare}/edit`, async ({ page, plan }) => {
    const { account, prepare } = await plan();
    await account.rename(prepare, 'Prepare the shop');
    await page.getByLabel('Title').fill('Prepare both');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('group', { name: 'Somebody else changed the title' })).toBeVisible();
  }),
  plain('summary', ({ account }) => `${account.plan}/summary`),
  plain('new objective', ({ account }) => `${account.plan}/objectives/new`),
  living('edit objective', ({ account }) => account.plan, async ({ page }) => {
    await page.getByRole('heading', { level: 2, name: 'Launch reviews' }).locator('..').locator('summary[aria-label="More for Launch reviews"]').click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Edit objective' })).toBeVisible();
    await expectNoProgram(page);
  }),
  plain('new play', ({ account }) => `${account.plan}/plays/new`),
  living('edit play', ({ account }) => account.plan, async ({ page }) => {
    await page.locator('summary[aria-label="More for Kick-off play"]').click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Edit play' })).toBeVisible();
    await expectNoProgram(page);
  }),
  living('co-owners', ({ account }) => account.plan, async ({ page }) => {
    await page.locator('summary[aria-label="More for Kick-off play"]').click();
    await page.getByRole('link', { name: 'Co-owners', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Co-owners of Kick-off play' })).toBeVisible();
    await expectNoProgram(page);
  }),
  living('contacts', (plan) => `${accounts(plan)}/contacts`),
  plain('new contact', (plan) => `${accounts(plan)}/contacts/new`),
  plain('edit contact', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}`),
  plain('contacts after saving one', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}`, async ({ page }) => {
    await page.getByLabel('Job title').fill('Head of Marketing and Sales');
    await page.getByRole('button', { name: 'Save' }).click();
    await arrived(page, /\/contacts$/);
    await expect(banner(page)).toContainText('The contact Sally Sitwell was saved.');
  }),
  plain('contacts after a warning', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}`, async ({ page, staff }) => {
    const lucille = await (await staff.account('Bluth Company')).contact('Lucille Bluth');
    await page.getByLabel('E-mail address').fill(lucille.email);
    await page.getByRole('button', { name: 'Save' }).click();
    await arrived(page, /\/contacts$/);
    const warning = page.getByRole('status', { name: 'Please check' });
    await expect(warning).toContainText('The contact Sally Sitwell was saved. This address is also used at Bluth Company.');
    await expect(banner(page)).toHaveCount(0);
  }),
  plain('revoke access', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}/revoke`),
  plain('archive a contact', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}/archive`),
  living('play’s menu', ({ account }) => account.plan, async ({ page }) => {
    await page.locator('summary[aria-label="More for Kick-off play"]').click();
    await expect(page.getByRole('group', { name: 'Sharing' })).toBeVisible();
  }),
  plain('manage sharing', (plan) => `${accounts(plan)}/share`),
  plain('customer view', (plan) => `${accounts(plan)}/customer-view`, async ({ page }) => {
    await expect(page.getByRole('region', { name: 'Customer view' })).toBeVisible();
  }),
  plain('customer view of a task', (plan) => `${accounts(plan)}/customer-view/tasks/${plan.prepare}`),
  plain('settings of who is no admin', '/settings', async ({ page }) => {
    await expect(page.getByText('Only admins can change this')).toBeVisible();
  }),
  plain('missing page', '/nowhere'),
  {
    name: 'a good link',
    open: async ({ page, plan }) => {
      const { account, sally } = await plan();
      // The script that would press the button never comes.
      await page.route('**/join.js', (route) => route.abort('aborted'));
      await page.goto(await account.link(sally));
      await expect(page.getByRole('button', { name: 'Open the plan' })).toBeVisible();
    },
  },
  {
    name: 'a revoked link',
    open: async ({ page, plan, watch }) => {
      watch.expect(/(answer|status of) 410/);
      const { account, sally } = await plan();
      const link = await account.link(sally);
      await account.revoke(sally);
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1, name: 'Your access to this plan has ended' })).toBeVisible();
    },
  },
  portal('portal plan'),
  portal('portal plan, filtered to nothing', async ({ page }) => {
    await page.getByRole('navigation', { name: 'Which tasks' }).getByRole('link', { name: 'Done 0' }).click();
    await expect(page.getByText('Nothing is done yet.')).toBeVisible();
  }),
  portal('portal plan after completing', completeInList, async (scene) => {
    await reopen(scene.page, PREPARE).click();
    await reopened(scene);
    await completeInList(scene);
  }),
  portal('portal plan, all done', async ({ page, plan }) => {
    const { account, prepare, confirm } = await plan();
    await account.complete(prepare);
    await account.complete(confirm);
    await expect(page.getByText('All done. 2 of 2, last today')).toBeVisible();
  }),
  portal('portal plan, unshared', async ({ page, plan }) => {
    await (await plan()).account.unshare();
    await expect(page.getByText('This plan is no longer shared. Ask Maya Okafor.')).toBeVisible();
  }),
  portal('portal plan, revoked', async ({ page, plan }) => {
    const { account, sally } = await plan();
    await account.revoke(sally);
    await expect(page.getByRole('heading', { level: 1, name: /Your access to this plan has ended/ })).toBeVisible();
  }),
  portal('portal task', async ({ page }) => {
    await page.getByRole('link', { name: PREPARE, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: PREPARE })).toBeVisible();
    await live(page);
  }),
  portal('portal task after completing', async (scene) => {
    await scene.page.getByRole('link', { name: PREPARE, exact: true }).click();
    await expect(scene.page.getByRole('heading', { level: 1, name: PREPARE })).toBeVisible();
    await live(scene.page);
    await completeOnPage(scene);
  }, async (scene) => {
    await scene.page.getByRole('button', { name: 'Reopen' }).click();
    await reopened(scene);
    await completeOnPage(scene);
  }),
  portal('portal page that is not there', async ({ page, watch }) => {
    watch.expect(/(answer|status of) 404/);
    await page.goto(`${page.url()}/tasks/${'0'.repeat(32)}`);
    await expect(page.getByRole('heading', { level: 1, name: 'This page isn’t available' })).toBeVisible();
  }),
];

/** Until it is said in words that do not stay. */
async function completeInList({ page }: Scene): Promise<void> {
  await complete(page, PREPARE).click();
  await expect(page.getByText(`Completed: ${PREPARE}`)).toBeVisible();
}

/** Until the server has answered: before that a page takes no second press. */
async function reopened({ page }: Scene): Promise<void> {
  await expect(page.getByText(`Reopened: ${PREPARE}`)).toBeVisible();
}

async function completeOnPage({ page }: Scene): Promise<void> {
  await page.getByRole('button', { name: 'Mark as complete' }).click();
  await expect(page.getByText(/^Completed by you/)).toBeVisible();
  await expect(alerted(page)).toBeEmpty();
}

/** Screens whose document answers 404 say so in the console too. */
const MISSING = ['task that is not there', 'missing page'];

for (const door of DOORS) {
  test(door.name, async ({ page, watch }) => {
    await door.open({ page, watch });
    await check(page);
  });
}

for (const screen of SCREENS) {
  test(screen.name, async ({ page, staff, watch }) => {
    if (MISSING.includes(screen.name)) {
      watch.expect(/(answer|status of) 404/);
    }
    let made: Promise<SharedPlan> | undefined;
    const plan = (): Promise<SharedPlan> => (made ??= staff.account('Sitwell Homes').then(sharedPlan));
    const scene = { page, staff, plan, watch };
    await screen.open(scene);
    await check(page, () => screen.again?.(scene));
  });
}

test('new account’s plan, contacts and sharing', async ({ page, staff }) => {
  const account = await staff.account('Empty Company');
  await staff.lendTo(page.context());
  await page.goto(`/accounts/${account.id}/contacts`);
  await hydrated(page);
  await check(page);
  for (const path of [`/accounts/${account.id}/share`, `/accounts/${account.id}/customer-view`]) {
    await page.goto(path);
    await expectNoProgram(page);
    await check(page);
  }
  await page.goto(account.plan);
  await live(page);
  await expect(page.getByRole('heading', { name: 'No objectives yet' })).toBeVisible();
  await check(page);
});

test.describe('on an installation of its own', () => {
  test.use({ installation: 'new' });

  test('set-up', async ({ page, tandem }) => {
    await page.goto(tandem.setUpLink());
    await expectNoProgram(page);
    await check(page);
  });

  test('an admin’s empty accounts and settings', async ({ page, staff }) => {
    await staff.lendTo(page.context());
    await page.goto('/accounts');
    await hydrated(page);
    await expect(page.getByRole('heading', { name: 'No accounts yet' })).toBeVisible();
    await check(page);
    await page.goto('/settings');
    await expectNoProgram(page);
    await expect(page.getByRole('button', { name: 'Switch the portal off' })).toBeVisible();
    await check(page);
  });
});

test.describe('where mail is switched off', () => {
  test.use({ installation: 'demo without mail' });

  test('the door', async ({ page }) => {
    await page.goto('/p');
    await expect(page.getByText('Links aren’t e-mailed from here. Ask Northwind for your personal link.')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await check(page);
  });
});

test.describe('in a demo that writes its mails to files', () => {
  test.use({ installation: 'demo with files' });

  test('mail', async ({ page, staff, watch }) => {
    // Playwright’s own scripts, which the mail’s frame keeps out as it keeps out everybody’s.
    watch.expect(/Blocked script execution in '[^']+' because the document's frame is sandboxed/);
    await staff.lendTo(page.context());
    await page.goto('/dev/mail');
    await expectNoProgram(page);
    const mail = page.getByRole('article');
    await expect(mail).toContainText('/p/join/');
    await expect(mail.getByRole('heading', { level: 3 })).toHaveText(['As text', 'As HTML']);
    // Scripts may not run in the mail itself, so axe cannot look into it.
    await expect(mail.locator('iframe')).toHaveAttribute('title', /.+/);
    await mail.locator('iframe').evaluate((frame) => frame.remove());
    await check(page);
  });

  if (process.env.SCREENSHOTS === '1') {
    for (const theme of THEMES) {
      test(`pictures for the README, ${theme}`, async ({ page, staff, tandem, watch, isMobile, viewport }) => {
        // As above.
        watch.expect(/Blocked script execution in '[^']+' because the document's frame is sandboxed/);
        expect(isMobile).toBe(false);
        const size = (viewport?.width ?? 0) < 600 ? '-phone' : '';
        await choose(page.context(), theme, tandem.url);
        await staff.lendTo(page.context());
        await page.goto('/accounts');
        await page.getByRole('table').getByRole('link', { name: 'Sitwell Homes' }).click();
        await expect(page).toHaveURL(/\/plan$/);
        await live(page);
        await picture(page, `plan-${theme}${size}`);
        await page.goto('/dev/mail');
        await page.getByRole('list', { name: 'Mails' }).getByRole('listitem').filter({ hasText: 'sally@sitwell.test' }).getByRole('link').click();
        const link = await page.getByRole('article').getByRole('link', { name: /\/p\/join\// }).getAttribute('href');
        await enter(page, link ?? '');
        await live(page);
        await picture(page, `portal-${theme}${size}`);
      });
    }
  }
});

/** Links and forms need no program, and nobody should wait for one. */
async function expectNoProgram(page: Page): Promise<void> {
  await expect(page.locator('script[type="module"], link[rel="modulepreload"]')).toHaveCount(0);
}

/** What every screen must be, in every theme: accessible, in its colours, with one heading, and no wider than the window. */
async function check(page: Page, again?: () => Promise<void> | undefined): Promise<void> {
  await page.waitForLoadState();
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page).toHaveTitle(/.+ – .+|Set up Tandem/);
  const grounds = new Set<string>();
  for (const theme of THEMES) {
    if (grounds.size > 0) {
      await again?.();
    }
    await see(page, theme);
    grounds.add(await ground(page));
    await expectNoViolations(page);
    await expectNoSidewaysScrolling(page);
    await expectNoKeysOnPhones(page);
  }
  expect(grounds.size, 'themes that differ').toBe(THEMES.length);
}

/** A phone has no keyboard to press them on. The list of all keys is asked for with one. */
async function expectNoKeysOnPhones(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 600) {
    await expect(page.locator('kbd:not(dt > kbd)').filter({ visible: true })).toHaveCount(0);
  }
}

async function picture(page: Page, name: string): Promise<void> {
  // Chromium without a window draws no scrollbar, so no room is kept for one.
  await page.evaluate(() => document.documentElement.style.setProperty('scrollbar-gutter', 'auto'));
  await page.screenshot({ path: `../docs/screenshots/${name}.png`, animations: 'disabled', caret: 'hide' });
}
