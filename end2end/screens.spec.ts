import { expectNoSidewaysScrolling, expectNoViolations } from './fixtures/axe.ts';
import { PREPARE, alerted, complete, enter, row, sharedPlan, type SharedPlan } from './fixtures/pages.ts';
import { choose, THEMES } from './fixtures/theme.ts';
import { expect, hydrated, live, test } from './fixtures/test.ts';
import type { Page } from '@playwright/test';
import type { Staff } from './fixtures/staff.ts';
import type { Watch } from './fixtures/watch.ts';

/** What a screen is opened with. */
interface Scene {
  readonly page: Page;
  readonly staff: Staff;
  readonly plan: SharedPlan;
  readonly watch: Watch;
}

interface Screen {
  readonly name: string;
  readonly open: (scene: Scene) => Promise<void>;
}

/** A screen of the workspace, which hydrates. */
function workspace(name: string, path: (plan: SharedPlan) => string, then?: (scene: Scene) => Promise<void>): Screen {
  const open = async (scene: Scene): Promise<void> => {
    await scene.staff.lendTo(scene.page.context());
    await scene.page.goto(path(scene.plan));
    await hydrated(scene.page);
    await then?.(scene);
  };
  return { name, open };
}

/** A screen of the portal, opened by Sally. */
function portal(name: string, then?: (scene: Scene) => Promise<void>): Screen {
  const open = async (scene: Scene): Promise<void> => {
    await enter(scene.page, await scene.plan.account.link(scene.plan.sally));
    await live(scene.page);
    await then?.(scene);
  };
  return { name, open };
}

const accounts = ({ account }: SharedPlan): string => `/accounts/${account.id}`;

const SCREENS: Screen[] = [
  {
    name: 'sign-in',
    open: async ({ page }) => {
      await page.goto('/sign-in');
      await hydrated(page);
    },
  },
  {
    name: 'sign-in with a message',
    open: async ({ page, watch }) => {
      watch.expect(/(answer|status of) 4\d\d/);
      await page.goto('/sign-in');
      await hydrated(page);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    },
  },
  {
    name: 'a set-up link that is no longer good',
    open: async ({ page }) => {
      await page.goto('/set-up/x');
      await hydrated(page);
    },
  },
  workspace('accounts', () => '/accounts'),
  workspace('accounts that match nothing', () => '/accounts?q=nobody-is-called-this'),
  workspace('new account', () => '/accounts/new'),
  workspace('new account with a message', () => '/accounts/new', async ({ page, watch }) => {
    watch.expect(/(answer|status of) 422/);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(page.locator('.error-summary')).toBeFocused();
  }),
  workspace('edit account', (plan) => `${accounts(plan)}/edit`),
  workspace('plan', ({ account }) => account.plan, ({ page }) => live(page)),
  workspace('plan with a menu open', ({ account }) => account.plan, async ({ page }) => {
    await row(page, PREPARE).locator('summary').click();
    await expect(row(page, PREPARE).getByRole('button', { name: 'Delete' })).toBeVisible();
  }),
  workspace('plan after a deletion', ({ account }) => account.plan, async ({ page }) => {
    const last = row(page, PREPARE);
    await last.locator('summary').click();
    await last.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  }),
  workspace('plan that matches nothing', ({ account }) => `${account.plan}?q=nothing`),
  workspace('list of shortcuts', ({ account }) => account.plan, async ({ page }) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  }),
  workspace('task', ({ account, prepare }) => `${account.plan}/tasks/${prepare}`),
  workspace('task that is not there', ({ account }) => `${account.plan}/tasks/${'0'.repeat(32)}`),
  workspace('edit task', ({ account, prepare }) => `${account.plan}/tasks/${prepare}/edit`),
  workspace('summary', ({ account }) => `${account.plan}/summary`),
  workspace('new objective', ({ account }) => `${account.plan}/objectives/new`),
  workspace('edit objective', ({ account }) => account.plan, async ({ page }) => {
    await page.getByRole('heading', { level: 2, name: 'Launch reviews' }).locator('..').locator('summary[aria-label="More for Launch reviews"]').click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Edit objective' })).toBeVisible();
  }),
  workspace('new play', ({ account }) => `${account.plan}/plays/new`),
  workspace('edit play', ({ account }) => account.plan, async ({ page }) => {
    await page.locator('summary[aria-label="More for Kick-off play"]').click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Edit play' })).toBeVisible();
  }),
  workspace('contacts', (plan) => `${accounts(plan)}/contacts`),
  workspace('new contact', (plan) => `${accounts(plan)}/contacts/new`),
  workspace('edit contact', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}`),
  workspace('revoke access', (plan) => `${accounts(plan)}/contacts/${plan.sally.id}/revoke`),
  workspace('play’s menu', ({ account }) => account.plan, async ({ page }) => {
    await page.locator('summary[aria-label="More for Kick-off play"]').click();
    await expect(page.getByRole('group', { name: 'Sharing' })).toBeVisible();
  }),
  workspace('manage sharing', (plan) => `${accounts(plan)}/share`),
  workspace('customer view', (plan) => `${accounts(plan)}/customer-view`, async ({ page }) => {
    await expect(page.getByRole('region', { name: 'Customer view' })).toBeVisible();
  }),
  workspace('customer view of a task', (plan) => `${accounts(plan)}/customer-view/tasks/${plan.prepare}`),
  workspace('settings of who is no admin', () => '/settings', async ({ page }) => {
    await expect(page.getByText('Only admins can change this')).toBeVisible();
  }),
  workspace('missing page', () => '/nowhere'),
  {
    name: 'new account’s plan, contacts and sharing',
    open: async ({ page, staff }) => {
      const account = await staff.account('Empty Company');
      await staff.lendTo(page.context());
      for (const path of [`/accounts/${account.id}/contacts`, `/accounts/${account.id}/share`, `/accounts/${account.id}/customer-view`]) {
        await page.goto(path);
        await hydrated(page);
        await expectNoViolations(page);
        await expectNoSidewaysScrolling(page);
      }
      await page.goto(account.plan);
      await live(page);
      await expect(page.getByRole('heading', { name: 'No objectives yet' })).toBeVisible();
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
    name: 'a good link',
    open: async ({ page, plan }) => {
      // The script that would press the button never comes.
      await page.route('**/join.js', (route) => route.abort('aborted'));
      await page.goto(await plan.account.link(plan.sally));
      await expect(page.getByRole('button', { name: 'Open the plan' })).toBeVisible();
    },
  },
  {
    name: 'a revoked link',
    open: async ({ page, plan, watch }) => {
      watch.expect(/(answer|status of) 410/);
      const link = await plan.account.link(plan.sally);
      await plan.account.revoke(plan.sally);
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1, name: 'Your access to this plan has ended' })).toBeVisible();
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
  portal('portal plan'),
  portal('portal plan, filtered to nothing', async ({ page }) => {
    await page.getByRole('navigation', { name: 'Which tasks' }).getByRole('link', { name: 'Done 0' }).click();
    await expect(page.getByText('Nothing is done yet.')).toBeVisible();
  }),
  portal('portal plan after completing', async ({ page }) => {
    await complete(page, PREPARE).click();
    await expect(page.getByText(`Completed: ${PREPARE}`)).toBeVisible();
  }),
  portal('portal plan, all done', async ({ page, plan }) => {
    await plan.account.complete(plan.prepare);
    await plan.account.complete(plan.confirm);
    await expect(page.getByText('All done. 2 of 2, last today')).toBeVisible();
  }),
  portal('portal plan, unshared', async ({ page, plan }) => {
    await plan.account.unshare();
    await expect(page.getByText('This plan is no longer shared. Ask Maya Okafor.')).toBeVisible();
  }),
  portal('portal plan, revoked', async ({ page, plan }) => {
    await plan.account.revoke(plan.sally);
    await expect(page.getByRole('heading', { level: 1, name: /Your access to this plan has ended/ })).toBeVisible();
  }),
  portal('portal task', async ({ page }) => {
    await page.getByRole('link', { name: PREPARE, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: PREPARE })).toBeVisible();
    await live(page);
  }),
  portal('portal task after completing', async ({ page }) => {
    await page.getByRole('link', { name: PREPARE, exact: true }).click();
    await live(page);
    await page.getByRole('button', { name: 'Mark as complete' }).click();
    await expect(page.getByText(/^Completed by you/)).toBeVisible();
    await expect(alerted(page)).toBeEmpty();
  }),
  portal('portal page that is not there', async ({ page, watch }) => {
    watch.expect(/(answer|status of) 404/);
    await page.goto(`${page.url()}/tasks/${'0'.repeat(32)}`);
    await expect(page.getByRole('heading', { level: 1, name: 'This page isn’t available' })).toBeVisible();
  }),
];

/** Screens whose document answers 404 say so in the console too. */
const MISSING = ['task that is not there', 'missing page'];

for (const theme of THEMES) {
  for (const screen of SCREENS) {
    test(`${screen.name}, ${theme}`, async ({ page, staff, tandem, watch }) => {
      if (MISSING.includes(screen.name)) {
        watch.expect(/(answer|status of) 404/);
      }
      await choose(page.context(), theme, tandem.url);
      const plan = await sharedPlan(await staff.account('Sitwell Homes'));
      await screen.open({ page, staff, plan, watch });
      await check(page, theme);
    });
  }

  test.describe('on an installation of its own', () => {
    test.use({ installation: 'new' });

    test(`set-up, ${theme}`, async ({ page, tandem }) => {
      await choose(page.context(), theme, tandem.url);
      await page.goto(tandem.setUpLink());
      await hydrated(page);
      await check(page, theme);
    });

    test(`an admin’s empty accounts and settings, ${theme}`, async ({ page, staff, tandem }) => {
      await choose(page.context(), theme, tandem.url);
      await staff.lendTo(page.context());
      await page.goto('/accounts');
      await hydrated(page);
      await expect(page.getByRole('heading', { name: 'No accounts yet' })).toBeVisible();
      await check(page, theme);
      await page.goto('/settings');
      await hydrated(page);
      await expect(page.getByRole('switch', { name: /Customer portal/ })).toBeChecked();
      await check(page, theme);
    });
  });

  test.describe('where mail is switched off', () => {
    test.use({ installation: 'demo without mail' });

    test(`the door, ${theme}`, async ({ page, tandem }) => {
      await choose(page.context(), theme, tandem.url);
      await page.goto('/p');
      await expect(page.getByText('Links aren’t e-mailed from here. Ask Northwind for your personal link.')).toBeVisible();
      await expect(page.getByRole('textbox')).toHaveCount(0);
      await check(page, theme);
    });
  });

  test.describe('in a demo that writes its mails to files', () => {
    test.use({ installation: 'demo with files' });

    test(`mail, ${theme}`, async ({ page, staff, tandem, watch }) => {
      // Playwright’s own scripts, which the mail’s frame keeps out as it keeps out everybody’s.
      watch.expect(/Blocked script execution in '[^']+' because the document's frame is sandboxed/);
      await choose(page.context(), theme, tandem.url);
      await staff.lendTo(page.context());
      await page.goto('/dev/mail');
      await hydrated(page);
      const mail = page.getByRole('article');
      await expect(mail).toContainText('/p/join/');
      // Scripts may not run in the mail itself, so axe cannot look into it.
      await expect(mail.locator('iframe')).toHaveAttribute('title', /.+/);
      await mail.locator('iframe').evaluate((frame) => frame.remove());
      await check(page, theme);
    });

    if (process.env.SCREENSHOTS === '1') {
      test(`pictures for the README, ${theme}`, async ({ page, staff, tandem, watch, isMobile, viewport }) => {
        // As above.
        watch.expect(/Blocked script execution in '[^']+' because the document's frame is sandboxed/);
        expect(isMobile).toBe(false);
        const size = (viewport?.width ?? 0) < 600 ? '-phone' : '';
        await choose(page.context(), theme, tandem.url);
        await staff.lendTo(page.context());
        await page.goto('/accounts');
        await page.getByRole('table').getByRole('link', { name: 'Sitwell Homes' }).click();
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
  });
}

/** What every screen must be: accessible, in the chosen colours, with one heading, and no wider than the window. */
async function check(page: Page, theme: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page).toHaveTitle(/.+ – .+|Set up Tandem/);
  await expectNoViolations(page);
  await expectNoSidewaysScrolling(page);
  await expectNoKeysOnPhones(page);
}

/** A phone has no keyboard to press them on. The list of all keys is asked for with one. */
async function expectNoKeysOnPhones(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 600) {
    await expect(page.locator('kbd:not(dt > kbd)').filter({ visible: true })).toHaveCount(0);
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `../docs/screenshots/${name}.png`, animations: 'disabled', caret: 'hide' });
}
