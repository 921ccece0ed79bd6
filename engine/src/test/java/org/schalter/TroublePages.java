package org.schalter;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is seen when something does not work, over HTTP where that can be brought about, else as the engine would show it. */
final class TroublePages {

    private final PageStates states;

    TroublePages(PageStates states) {
        this.states = states;
    }

    void visit() throws Exception {
        var visitor = states.visitor();
        states.keep("an unknown page", 404, visitor.get("/nowhere"));
        states.keep("an unknown service", 404, visitor.get("/services/nothing"));
        states.keep("an unknown draft", 404, visitor.get("/apply/aaaaaaaaaaaaaaaaaaaaaaaaaaa/person"));
        states.keep("an unknown case", 404, visitor.get("/cases/AAAA"));
        states.keep("a form from too long ago", 403, visitor.postFields("/resume", Map.of("code", "A")));
        for (int status : List.of(400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500)) {
            states.keep("error " + status, status, error(status));
        }
        rendered("payment/leave", Map.of("payPage", "https://pay.example.org/session", "host", "pay.example.org"));
        rendered("payment/down", Map.of("token", "AAAA"));
        rendered("payment/wait", Map.of("token", "AAAA"));
        rendered("payment/back", Map.of("paid", true));
        rendered("filling/closed", Map.of("service", "Bewohnerparkausweis", "href", "/services/parking-permit"));
    }

    private HttpAnswer error(int status) throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(Rendered.context(states.engine()))
                .build();
        return Rendered.answer(
                states.engine(),
                mvc.perform(get("/error?lang=" + states.language().getLanguage())
                                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/somewhere"))
                        .andReturn()
                        .getResponse());
    }

    private void rendered(String name, Map<String, ?> model) throws Exception {
        states.keep(name, Rendered.page(states.engine(), states.language(), name, model));
    }
}
