package zeroth.function.dev;

import java.util.List;

/** The functions, for the Dev UI's JSON-RPC. One volatile, written once at each start of the application. */
public final class DevFunctions {
    private volatile List<FunctionRow> rows = List.of();

    public List<FunctionRow> functions() {
        return rows;
    }

    void show(List<FunctionRow> found) {
        rows = List.copyOf(found);
    }
}
