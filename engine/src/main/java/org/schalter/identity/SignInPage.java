package org.schalter.identity;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.spi.Way;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;

/** Where one signs in: with a name and password, or with one of the town's identity servers. */
@Controller
@Access
class SignInPage {

    private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);

    private final Providers providers;
    private final Passwords passwords;
    private final OpenIdConnect openIdConnect;

    SignInPage(Providers providers, Passwords passwords, OpenIdConnect openIdConnect) {
        this.providers = providers;
        this.passwords = passwords;
        this.openIdConnect = openIdConnect;
    }

    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) @Nullable String problem, Model model) {
        model.addAttribute("problem", problem == null ? null : SignInProblem.of(problem));
        model.addAttribute("passwords", passwords.areUsed());
        model.addAttribute("offers", offers());
        model.addAttribute("servers", servers());
        return "identity/sign-in";
    }

    /** Leads to a server, if it can be reached. */
    @GetMapping("/sign-in/with/{server}")
    String leave(@PathVariable String server) {
        try {
            if (openIdConnect.findByRegistrationId(server) == null) {
                throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "No identity server is called <" + server + ">");
            }
            return "redirect:/oauth2/authorization/{server}";
        } catch (IllegalArgumentException | IllegalStateException | RestClientException e) {
            LOG.warn("Identity server {} can't be used: {}", server, e.toString());
            return "redirect:/sign-in?problem=" + SignInProblem.UNREACHABLE.text();
        }
    }

    private List<Way.Offer> offers() {
        return providers.all().stream()
                .flatMap(it -> it.way() instanceof Way.NameAndPassword way ? way.offered().stream() : Stream.empty())
                .toList();
    }

    private List<Server> servers() {
        return openIdConnect.servers().stream()
                .map(it -> new Server("/sign-in/with/" + it.name(), it.title()))
                .toList();
    }

    record Server(String href, String title) {}
}
