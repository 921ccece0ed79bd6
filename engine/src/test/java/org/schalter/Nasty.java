package org.schalter;

import tools.jackson.databind.json.JsonMapper;

/** What authors and citizens write who would like it to run: markup, and expressions of every template language around. */
final class Nasty {

    /** What any of the expressions would come to; it stands on no page by itself. */
    static final String RAN = "62615533";

    /** Runs in a page, in whichever place of it. */
    static final String MARKUP = "\"'></title></script><img src=x onerror=alert(1)><svg/onload=alert(1)>";

    private static final String SUM = "7919*7907";

    /** All of it. */
    static final String WORDS = "Nasty " + MARKUP
            + " ${7919*7907} #{7919*7907} *{7919*7907} [[${7919*7907}]] [(${7919*7907})] __${7919*7907}__ ~{x::y}"
            + " @{/x(a=${7919*7907})} {{7919*7907}} {{= 7919*7907 }} {7919*7907} <%= 7919*7907 %> <#if 1>"
            + " #set($x=" + SUM
            + ")$x {0} {0,choice,0#x} T(java.lang.Runtime).getRuntime() = " + SUM + " javascript:alert(1)";

    private Nasty() {}

    /** As a JSON string, with its quotes; YAML reads it as well. */
    static String quoted(String words) {
        return JsonMapper.shared().writeValueAsString(words);
    }

    static String xml(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As the value of a properties file. */
    static String property(String words) {
        return words.replace("\\", "\\\\");
    }
}
