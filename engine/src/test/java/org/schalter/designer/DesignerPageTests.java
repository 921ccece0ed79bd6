package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;

class DesignerPageTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @Test
    void isOnePageForEveryPlaceInIt() {
        var editor = ENGINE.as("editor");

        assertThat(editor.get("/designer").status()).isEqualTo(200);
        assertThat(whatRuns(editor.get("/designer/services/dog-tax-registration/form?at=/properties/owner")))
                .isEqualTo(whatRuns(editor.get("/designer/services/x")))
                .contains("script");
    }

    /** Without what belongs to a session, such as the token of its forms. */
    private static String whatRuns(HttpAnswer answer) {
        return answer.page()
                .select("title, script, link[rel=stylesheet], #designer")
                .outerHtml();
    }

    @Test
    void isForEditorsAndPublishersOnly() {
        assertThat(ENGINE.as("publisher").get("/designer").status()).isEqualTo(200);
        assertThat(ENGINE.as("clerk").get("/designer").status()).isEqualTo(403);
        assertThat(ENGINE.anonymous().get("/designer/services/x").status()).isIn(302, 401);
    }

    @Test
    void standsInTheNavigationOnce() {
        var page = ENGINE.as("editor").get("/designer").page();

        assertThat(page.select(".site-navigation a[href=/designer]")).hasSize(1);
    }

    @Test
    void holdsNoScriptOfItsOwn() {
        var answer = ENGINE.as("editor").get("/designer");

        assertThat(answer.page().select("script:not([src]), style, [style], [onclick]"))
                .isEmpty();
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("style-src 'self';");
    }

    @Test
    void itsFilesAreKeptAsLongAsTheyKeepTheirNames() {
        var files = ENGINE.anonymous();

        assertThat(files.get("/designer/assets/designer.js").header("Cache-Control"))
                .contains("no-cache");
        assertThat(files.get("/designer/assets/designer.css").status()).isEqualTo(200);
    }
}
