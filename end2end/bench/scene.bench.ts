import { expect, test, type Browser } from '@playwright/test';
import { enter } from '../fixtures/pages.ts';
import { Staff, type Account } from '../fixtures/staff.ts';
import { server, writeScene, type MeasuredPlan } from './scene.ts';

const SIZES = [100, 1_000];
/** How many tasks stand in one play. */
const IN_A_PLAY = 25;

test('plans of 100 and of 1,000 visible tasks are there', async ({ browser }) => {
  const staff = await Staff.ofDemo(server(), '10.99.0.1');
  const plans: MeasuredPlan[] = [];
  for (const tasks of SIZES) {
    plans.push(await plan(browser, await staff.account(`Measured ${tasks}`), tasks));
  }
  const context = await browser.newContext();
  await staff.lendTo(context);
  writeScene({ staff: await cookies(context), plans });
  await context.close();
  await staff.close();
});

async function plan(browser: Browser, account: Account, tasks: number): Promise<MeasuredPlan> {
  const contact = await account.contact('Carla Contact');
  const objective = await account.objective('Launch', 'Everything that comes before the launch.');
  let home = '';
  let task = '';
  for (let number = 0; number < tasks; number += 1) {
    if (number % IN_A_PLAY === 0) {
      home = await account.play(`Play ${number / IN_A_PLAY + 1}`, 'all_tasks', { objective });
    }
    const people = number === 0 ? [contact] : [];
    const made = await account.task(`Step ${number + 1} of the launch`, { home, dueIn: (number % 40) - 5, people });
    task ||= made;
  }
  await account.share('The launch', [contact]);
  const context = await browser.newContext({ baseURL: server() });
  const page = await context.newPage();
  await enter(page, await account.link(contact));
  await expect(page.locator('li.task')).toHaveCount(tasks);
  const measured = { tasks, workspace: account.plan, portal: new URL(page.url()).pathname, task, contact: await cookies(context) };
  await context.close();
  return measured;
}

async function cookies(context: { cookies: () => Promise<{ name: string; value: string }[]> }): Promise<string> {
  const all = await context.cookies();
  return all.map(({ name, value }) => `${name}=${value}`).join('; ');
}
