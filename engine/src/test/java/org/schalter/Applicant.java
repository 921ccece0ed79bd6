package org.schalter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.schalter.definition.Example;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who fills in an application as an example answers it, page by page, with a browser that runs no script: only
 * what a page really asks for is answered.
 */
public final class Applicant {

    private static final String FORM = "form[data-filling]";
    private static final int MOST_PAGES = 60;

    private final HttpCaller browser;
    private final ObjectNode answers;
    private final Map<String, byte[]> files;

    private Applicant(HttpCaller browser, ObjectNode answers, Map<String, byte[]> files) {
        this.browser = browser;
        this.answers = answers;
        this.files = files;
    }

    public static Applicant as(Example example, HttpCaller browser) {
        return new Applicant(browser, (ObjectNode) example.answers().deepCopy(), example.files());
    }

    /** Somebody with these answers and without files. */
    public static Applicant with(ObjectNode answers, HttpCaller browser) {
        return new Applicant(browser, answers.deepCopy(), Map.of());
    }

    /** Answers this otherwise than the example. */
    public Applicant but(String group, String name, LocalDate date) {
        answers.withObjectProperty(group).put(name, date.toString());
        return this;
    }

    public HttpCaller browser() {
        return browser;
    }

    /** Begins an application; the answer is its first page. */
    public HttpAnswer begin(String service) {
        return browser.submit(browser.get("/services/" + service), "form[action$=/start]", Map.of());
    }

    /** Whether this is a page to fill in. */
    public static boolean asks(HttpAnswer page) {
        return page.page().selectFirst(FORM) != null;
    }

    /** Goes on without filling anything in. */
    public HttpAnswer skip(HttpAnswer page) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var pair : form(page).formData()) {
            if (!pair.key().startsWith("/") || pair.key().endsWith(".row")) {
                fields.add(Map.entry(pair.key(), pair.value()));
            }
        }
        fields.add(Map.entry("_next", "next"));
        return browser.send(page, FORM, fields, List.of());
    }

    /** Fills the page in and goes on; adds entries to lists until there are as many as there should be. */
    public HttpAnswer fillIn(HttpAnswer page) {
        var form = form(page);
        var add = form.select("button[name=_add]").eachAttr("value").stream()
                .filter(list -> form.select("button[name=_remove][value~=^" + list + "/\\d+$]")
                                .size()
                        < answers.at(list).size())
                .findFirst();
        var fields = new ArrayList<Map.Entry<String, String>>();
        var sent = new ArrayList<HttpCaller.Sent>();
        form.select("input, select, textarea").forEach(field -> answer(field, fields, sent));
        fields.add(add.map(list -> Map.entry("_add", list)).orElse(Map.entry("_next", "next")));
        var next = browser.send(page, FORM, fields, sent);
        return add.isPresent() ? fillIn(next) : next;
    }

    /** Fills in page after page; the answer is the review. */
    public HttpAnswer fillInAll(String service) {
        var page = begin(service);
        for (int i = 0; asks(page); i++) {
            if (i == MOST_PAGES || page.status() == 422) {
                throw new AssertionError("does not get to the review\n"
                        + page.page().select("main").text());
            }
            page = fillIn(page);
        }
        return page;
    }

    private void answer(Element field, List<Map.Entry<String, String>> fields, List<HttpCaller.Sent> sent) {
        String name = field.attr("name");
        if (!name.startsWith("/") || name.endsWith(".row")) {
            if (!field.hasAttr("disabled")) {
                fields.add(Map.entry(name, field.val()));
            }
            return;
        }
        int dot = name.lastIndexOf('.');
        JsonNode answer = answers.at(dot < 0 ? name : name.substring(0, dot));
        switch (field.attr("type")) {
            case "file" ->
                Optional.ofNullable(files.get(answer.asString("")))
                        .ifPresent(file -> sent.add(new HttpCaller.Sent(name, answer.stringValue(), file)));
            case "radio", "checkbox" -> {
                if (answer.isArray()
                        ? answer.valueStream().anyMatch(one -> one.asString().equals(field.val()))
                        : answer.asString("").equals(field.val())) {
                    fields.add(Map.entry(name, field.val()));
                }
            }
            case "hidden" -> fields.add(Map.entry(name, field.val()));
            default -> fields.add(Map.entry(name, dot < 0 ? typed(answer) : part(answer, name.substring(dot))));
        }
    }

    /** As a person types it: large numbers without an exponent. */
    private static String typed(JsonNode answer) {
        return answer.isNumber() ? answer.decimalValue().toPlainString() : answer.asString("");
    }

    private static String part(JsonNode answer, String part) {
        if (!answer.isString()) {
            return "";
        }
        var date = LocalDate.parse(answer.stringValue());
        return String.valueOf(
                switch (part) {
                    case ".day" -> date.getDayOfMonth();
                    case ".month" -> date.getMonthValue();
                    default -> date.getYear();
                });
    }

    /** Without what only a script would show. */
    private static FormElement form(HttpAnswer page) {
        Document document = page.page();
        if (!(document.selectFirst(FORM) instanceof FormElement form)) {
            throw new AssertionError("no form to fill in on the page\n" + page);
        }
        form.select("template").remove();
        return form;
    }
}
