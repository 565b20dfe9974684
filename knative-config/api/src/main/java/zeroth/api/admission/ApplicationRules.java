package zeroth.api.admission;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.api.application.Application;
import zeroth.names.WellKnown;

/** Applications: a name that can stand in an image, and where to look. */
final class ApplicationRules implements KindRules {
    @Override
    public Class<?> type() {
        return Application.class;
    }

    @Override
    public void complete(Draft draft) {
        // There is nothing to guess.
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        ObjectRules.name(draft, problems);
        String name = draft.at("metadata", "name").text();
        if (WellKnown.QUEUE_PROXY_IMAGE.equals(WellKnown.LOCAL_REGISTRY + name)) {
            problems.add("\"" + name + "\" is a reserved application name", "metadata.name");
        }
        Field path = draft.at("spec", "path");
        if (!path.isFilled()) {
            problems.missing(path.path());
        } else if (!isAbsolute(path.text())) {
            problems.invalid(path.text(), path.path(), "expected an absolute path");
        }
    }

    private static boolean isAbsolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
