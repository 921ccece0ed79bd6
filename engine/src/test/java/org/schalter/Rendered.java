package org.schalter;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** A page as the engine would show it in a situation that no test can bring about over HTTP. */
public final class Rendered {

    private static final String ADDRESS = "/somewhere";

    private Rendered() {}

    /** The page of that name, {@code payment/leave} for example, made of this model. */
    public static HttpAnswer page(RunningEngine engine, Locale language, String name, Map<String, ?> model)
            throws Exception {
        var request = new MockHttpServletRequest(context(engine).getServletContext(), "GET", ADDRESS);
        request.addPreferredLocale(language);
        request.setParameter("lang", language.getLanguage());
        request.setQueryString("lang=" + language.getLanguage());
        var response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            View view = engine.bean(ThymeleafViewResolver.class).resolveViewName(name, language);
            if (view == null) {
                throw new AssertionError("there is no page <" + name + ">");
            }
            view.render(model, request, response);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        return answer(engine, response);
    }

    static HttpAnswer answer(RunningEngine engine, MockHttpServletResponse response) {
        return new HttpAnswer(
                engine.url().resolve(ADDRESS),
                response.getStatus(),
                HttpHeaders.of(Map.of("Content-Type", List.of("text/html;charset=UTF-8")), (name, value) -> true),
                response.getContentAsByteArray());
    }

    static WebApplicationContext context(RunningEngine engine) {
        ApplicationContext context = engine.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getApplicationContext();
        if (!(context instanceof WebApplicationContext web)) {
            throw new AssertionError("the engine is no web application");
        }
        return web;
    }
}
