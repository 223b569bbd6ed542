// A headless Chromium; each page that is shown can be kept as a picture.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const { BILLING_CHROMIUM, BILLING_SCREENSHOTS, BILLING_WORK } = process.env;
export const hasBrowser = Boolean(BILLING_CHROMIUM);

export async function openBrowser() {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(BILLING_WORK, 'profile-')), {
    executablePath: BILLING_CHROMIUM,
    headless: true,
    viewport: { width: 900, height: 1000 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = context.pages()[0] ?? await context.newPage();
  let pictures = 0;
  return {
    page,
    picture: async (name) => {
      if (!BILLING_SCREENSHOTS) return;
      pictures += 1;
      await page.screenshot({ path: join(BILLING_SCREENSHOTS, `${String(pictures).padStart(2, '0')}-${name}.png`), fullPage: true });
    },
    close: () => context.close(),
  };
}
