import { expect, test, type Browser, type Page } from '@playwright/test';
import { live } from '../fixtures/test.ts';
import { readScene, server, writeTimes } from './scene.ts';

const ROUNDS = 50;

test('a completion shows in the other browser', async ({ browser }) => {
  const scene = readScene();
  const [plan] = scene.plans;
  if (!plan) {
    throw new Error('The scene has no plan.');
  }
  const contact = await opened(browser, plan.contact, plan.portal);
  const csm = await opened(browser, scene.staff, plan.workspace);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = seenAt(csm, plan.task, round % 2 === 0);
    const answered = contact.waitForResponse((answer) => answer.url().includes('/api/portal/'));
    const pressed = await press(contact, plan.task);
    times.push((await seen) - pressed);
    // A page takes no second press before the answer to the first.
    await (await answered).finished();
    await settled(contact);
  }
  writeTimes(times);
  expect(times).toHaveLength(ROUNDS);
});

async function opened(browser: Browser, cookies: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server() });
  const jar = cookies.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server() };
  });
  await context.addCookies(jar);
  const page = await context.newPage();
  await page.goto(path);
  await live(page);
  return page;
}

/** Once the page has done what the answer makes it do. */
function settled(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** Presses the task's button inside the page; the machine's clock at that moment, in milliseconds. */
function press(page: Page, task: string): Promise<number> {
  return page.evaluate((id) => {
    const button = document.querySelector<HTMLButtonElement>(`#task-${id} button.check`);
    const now = performance.timeOrigin + performance.now();
    button?.click();
    return now;
  }, task);
}

/** When the task's row shows that it is done, or open again, by the same clock. */
function seenAt(page: Page, task: string, done: boolean): Promise<number> {
  return page.evaluate(
    ([id, wanted]) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const row = document.querySelector(`#task-${id}`);
          if (row && row.hasAttribute('data-done') === wanted) {
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
      }),
    [task, done] as const,
  );
}
