package org.schalter.identity;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.spi.Way;
import org.schalter.site.Access;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one signs in: with a name and password, or with one of the town's identity servers. */
@Controller
@Access
class SignInPage {

    private final Providers providers;
    private final Passwords passwords;

    SignInPage(Providers providers, Passwords passwords) {
        this.providers = providers;
        this.passwords = passwords;
    }

    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) @Nullable String problem, Model model) {
        model.addAttribute("problem", problem == null ? null : SignInProblem.of(problem));
        model.addAttribute("passwords", passwords.areUsed());
        model.addAttribute("offers", offers());
        model.addAttribute("servers", servers());
        return "identity/sign-in";
    }

    private List<Way.Offer> offers() {
        return providers.all().stream()
                .flatMap(it -> it.way() instanceof Way.NameAndPassword way ? way.offered().stream() : Stream.empty())
                .toList();
    }

    private List<Server> servers() {
        return providers.all().stream()
                .filter(it -> it.way() instanceof Way.OpenIdConnect)
                .map(it -> new Server("/oauth2/authorization/" + it.name(), it.title()))
                .toList();
    }

    record Server(String href, String title) {}
}
