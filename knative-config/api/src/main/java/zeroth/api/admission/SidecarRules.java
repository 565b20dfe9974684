package zeroth.api.admission;

import java.util.Map;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.names.Annotations;

/** Whether a Revision may do without a queue-proxy. */
final class SidecarRules {
    private SidecarRules() {}

    /** The annotations of a Revision or its template, and its spec. */
    static void judge(Field annotations, Field spec, Problems problems) {
        Map<String, String> texts = annotations.texts();
        if (texts.containsKey(Annotations.SIDECAR)) {
            judge(texts.get(Annotations.SIDECAR), annotations.pathOf(Annotations.SIDECAR), spec, problems);
        }
    }

    private static void judge(String value, String path, Field spec, Problems problems) {
        if (!value.equals(Annotations.NO_SIDECAR)) {
            problems.invalid(
                    value,
                    path,
                    "expected \"none\": the program itself serves what a queue-proxy would, or no annotation");
        }
        for (Field container : spec.at("containers").items()) {
            Field exec = container.at("readinessProbe", "exec");
            if (exec.isSet()) {
                problems.unsupported(
                        "a program without queue-proxy is asked over HTTP whether it is ready", exec.path());
            }
        }
    }
}
