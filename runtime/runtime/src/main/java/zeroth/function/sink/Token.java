package zeroth.function.sink;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * The token that Kubernetes puts into a file and replaces before it expires. The file is read for each attempt, so what
 * is sent is never older than the file. No file, no token: then the sink wants none, or says so.
 */
record Token(Vertx vertx, String path) {
    Future<Optional<String>> read() {
        var files = vertx.fileSystem();
        return files.exists(path)
                .flatMap(exists -> exists
                        ? files.readFile(path)
                                .map(text -> Optional.of(checked(text.toString().strip())))
                        : Future.succeededFuture(Optional.empty()));
    }

    /** It becomes a header as it is; a half-written file is tried again. */
    private String checked(String token) {
        if (!token.matches("[A-Za-z0-9._~+/=-]+")) {
            throw new IllegalStateException(path + ": no token (expected: a bearer token)");
        }
        return token;
    }
}
