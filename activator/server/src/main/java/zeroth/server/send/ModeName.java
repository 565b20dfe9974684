package zeroth.server.send;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The mode as the command line spells it: in any case. */
public final class ModeName implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String name) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(name + " (expected: binary or structured)"));
    }
}
