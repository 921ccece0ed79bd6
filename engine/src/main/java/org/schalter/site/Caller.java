package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, for those who count how often. */
public final class Caller {

    private static final int NETWORK = 8;

    private Caller() {}

    /**
     * Whose attempts count together: an IPv4 address, or the network of an IPv6 address, since whoever has one has all the
     * addresses in it and may take another one each time.
     */
    public static String network(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK)) + "::/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }

    /** Whether it is a program on the engine's own machine, or comes through a proxy there that does not tell from whom. */
    public static boolean isOfThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        } catch (IllegalArgumentException noLiteral) {
            return false;
        }
    }
}
