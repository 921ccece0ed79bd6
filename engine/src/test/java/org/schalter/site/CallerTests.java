package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerTests {

    @Test
    void isOneAddressOfTheOldKind() {
        assertThat(from("203.0.113.9")).isEqualTo(from("203.0.113.9")).isNotEqualTo(from("203.0.113.10"));
        assertThat(from("::ffff:203.0.113.9")).isEqualTo(from("203.0.113.9"));
    }

    @Test
    void isAWholeNetworkOfTheNewKind() {
        assertThat(from("2001:db8:1:2::1"))
                .isEqualTo(from("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(from("2001:db8:1:3::1"));
    }

    @Test
    void isWhateverElseTheServerCallsIt() {
        assertThat(from("unknown")).isEqualTo("unknown");
    }

    private static String from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Caller.network(request);
    }
}
