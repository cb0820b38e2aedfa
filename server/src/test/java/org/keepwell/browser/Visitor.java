package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Somebody in front of a screen, with the words for what they do there. Closing looks at what the pages did. */
final class Visitor implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final Watch watch;
    private final String origin;

    Visitor(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        this.watch = new Watch(context, origin);
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Watch watch() {
        return watch;
    }

    /** Types an address. */
    Visitor open(String path) {
        page.navigate(origin + path);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A link whose words contain these. */
    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    void sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    /** The page's own heading: its content has arrived. */
    void isOn(String title) {
        assertThat(page.locator("h1")).hasText(title);
        arrived();
    }

    /** Nothing is still being fetched. */
    void arrived() {
        assertThat(page.locator("h1").first()).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
    }

    /** All words on the page. */
    String words() {
        arrived();
        return page.locator("body").innerText();
    }

    String path() {
        return page.url().substring(origin.length());
    }

    @Override
    public void close() {
        context.close();
        watch.assertNothingBad();
    }
}
