package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.schalter.RunningEngine;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class GateTests {

    @Test
    void everyHandlerSaysWhoMayUseIt() {
        var mappings = RunningEngine.onH2().beans(RequestMappingHandlerMapping.class);

        var silent = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((address, handler) -> {
                if (Gate.access(handler).isEmpty()) {
                    silent.add(address + " → " + handler);
                }
            });
        }

        assertThat(mappings).isNotEmpty();
        assertThat(silent).as("handlers without @Access").isEmpty();
    }

    @Test
    void refusesEverybodyWhereNothingIsSaid() throws Exception {
        var handler = new HandlerMethod(new Open(), Open.class.getDeclaredMethod("silent"));

        assertThatThrownBy(() -> pass(handler, Role.values())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> pass(new Object(), Role.values())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void admitsEverybodyWhereNobodyIsNamed() throws Exception {
        assertThat(pass(new HandlerMethod(new Open(), Open.class.getDeclaredMethod("everybody"))))
                .isTrue();
    }

    @Test
    void admitsTheNamedRolesOnly() throws Exception {
        var handler = new HandlerMethod(new Open(), Open.class.getDeclaredMethod("staff"));

        assertThat(pass(handler, Role.CLERK)).isTrue();
        assertThat(pass(handler, Role.EDITOR, Role.OPERATOR)).isTrue();
        assertThatThrownBy(() -> pass(handler, Role.CITIZEN)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> pass(handler)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void takesTheMethodsWordBeforeTheClasss() throws Exception {
        var handler = new HandlerMethod(new Staffed(), Staffed.class.getDeclaredMethod("everybody"));
        var other = new HandlerMethod(new Staffed(), Staffed.class.getDeclaredMethod("silent"));

        assertThat(pass(handler)).isTrue();
        assertThatThrownBy(() -> pass(other)).isInstanceOf(AccessDeniedException.class);
    }

    private static boolean pass(Object handler, Role... roles) {
        var request = new MockHttpServletRequest();
        for (var role : roles) {
            request.addUserRole(role.authority());
        }
        return new Gate().preHandle(request, new MockHttpServletResponse(), handler);
    }

    static class Open {

        Map<String, String> silent() {
            return Map.of();
        }

        @Access
        void everybody() {}

        @Access({Role.CLERK, Role.OPERATOR})
        void staff() {}
    }

    @Access(Role.CLERK)
    static class Staffed {

        void silent() {}

        @Access
        void everybody() {}
    }
}
