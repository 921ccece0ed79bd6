package org.schalter;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The machine's Chromium, started once for the whole test run, and once more for each thread that looks at pages too, since
 * Playwright belongs to one thread. Each page has cookies of its own.
 *
 * <pre>
 * try (var page = Browser.page(engine.url().resolve("/sign-in"))) {
 *     page.getByLabel("Name").fill("clerk");
 *     assertThat(Browser.violations(page)).isEmpty();
 * }
 * </pre>
 */
public final class Browser {

    /** How somebody looks at a page. */
    public enum View {
        DESKTOP(1280, 900),
        PHONE(360, 740),
        /** The narrowest width that WCAG asks for. */
        NARROW(320, 640),
        DARK(1280, 900),
        WITHOUT_SCRIPT(1280, 900);

        private final int width;
        private final int height;

        View(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String AXE = """
        async () => {
            const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                resultTypes: ['violations'],
            });
            return found.violations.flatMap(it => it.nodes.map(
                node => `${it.id} (${it.impact}): ${it.help}: ${node.target} ${node.html}`));
        }
        """;

    private static final List<Playwright> STARTED = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<com.microsoft.playwright.Browser> CHROMIUM =
            ThreadLocal.withInitial(Browser::started);
    private static @Nullable String axe;

    private Browser() {}

    /** The page at this address, on a desktop, in German. */
    public static Page page(URI address) {
        return page(address, View.DESKTOP);
    }

    /** The page at this address, in German; closing it forgets its cookies. */
    public static Page page(URI address, View view) {
        var page = blank(view);
        page.navigate(address.toString());
        return page;
    }

    /** An empty page with cookies of its own. */
    public static Page blank(View view) {
        var context = CHROMIUM.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(view.width, view.height)
                        .setColorScheme(view == View.DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setJavaScriptEnabled(view != View.WITHOUT_SCRIPT)
                        .setLocale("de-DE")
                        .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(30_000);
        var page = context.newPage();
        page.onClose(it -> context.close());
        return page;
    }

    /** What the page does wrong by the rules of WCAG 2.2 AA that a machine can check; the page must run scripts. */
    public static List<String> violations(Page page) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(axe());
        }
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate(AXE);
        return List.copyOf(found);
    }

    /** Has a page that shows one address after the other read the rules once, and not for each. */
    static void bringChecker(Page page) {
        page.addInitScript(axe());
    }

    /** Whether one must scroll sideways to read the page, which WCAG forbids at 320 pixels. */
    public static boolean scrollsSideways(Page page) {
        return (boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** The buttons whose words stand out of them. */
    public static List<String> burst(Page page) {
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate("""
            () => [...document.querySelectorAll('button, .kern-btn')].filter(button => {
                const outer = button.getBoundingClientRect();
                const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    const words = document.createRange();
                    words.selectNodeContents(texts.currentNode);
                    if (!texts.currentNode.parentElement.closest('.kern-sr-only')
                        && [...words.getClientRects()].some(
                            it => it.left < outer.left - 1 || it.right > outer.right + 1)) {
                        return true;
                    }
                }
                return false;
            }).map(button => 'words stand out of <' + button.innerText + '>')\
            """);
        return List.copyOf(found);
    }

    /** A picture of the whole page, as PNG. */
    public static void picture(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }

    static void stop() {
        CHROMIUM.remove();
        STARTED.forEach(Playwright::close);
        STARTED.clear();
    }

    private static com.microsoft.playwright.Browser started() {
        // The folder in which the driver is called "package": the test package.json installs it under that name.
        System.setProperty("playwright.cli.dir", BrowserTools.packages().toString());
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        BrowserTools.node().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        STARTED.add(playwright);
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(BrowserTools.chromium())
                        .setArgs(FLAGS));
    }

    private static synchronized String axe() {
        if (axe == null) {
            try {
                axe = Files.readString(BrowserTools.packages().resolve("axe-core/axe.min.js"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return axe;
    }
}
