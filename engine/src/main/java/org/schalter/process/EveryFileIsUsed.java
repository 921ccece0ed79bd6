package org.schalter.process;

import java.util.List;
import java.util.regex.Pattern;
import org.schalter.definition.Finding;
import org.schalter.definition.Manifest;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** A letter that is never written, a task that never comes up: what lies in the package is meant by somebody. */
@Component
class EveryFileIsUsed implements ServiceCheck {

    private static final Pattern NAMED = Pattern.compile(
            "(?:documents|messages)/([^/]+)\\.html|(tasks/[^/]+)/schema\\.json|(decisions/[^/]+\\.dmn)");

    /** What attributes say of nodes, which may be called as a file is. */
    private static final Pattern NODES = Pattern.compile(
            "\\b(?:id|sourceRef|targetRef|attachedToRef|default|bpmnElement|name)=(?:\"[^\"]*\"|'[^']*')");

    @Override
    public String id() {
        return "every-file-is-used";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        String process = NODES.matcher(candidate.text(ProcessRules.FILE).orElse(""))
                .replaceAll("")
                .replace("&quot;", "\"")
                .replace("&apos;", "'");
        String fee = candidate.manifest().fee().map(Manifest.FeeRule::decision).orElse("");
        return candidate.files().keySet().stream()
                .filter(path -> !isUsed(path, process, fee))
                .map(path -> Finding.of(Severity.WARNING, path, "", "file-unused", path))
                .toList();
    }

    /** By name, and not by who names it: what an input of an action means, only the action knows. */
    private static boolean isUsed(String path, String process, String fee) {
        var named = NAMED.matcher(path);
        if (!named.matches() || path.equals(fee)) {
            return true;
        }
        for (int i = 1; i <= named.groupCount(); i++) {
            if (named.group(i) != null) {
                return Pattern.compile("[\"'>]" + Pattern.quote(named.group(i)) + "[\"'<]")
                        .matcher(process)
                        .find();
            }
        }
        return true;
    }
}
