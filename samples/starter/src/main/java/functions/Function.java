package functions;

import io.quarkus.funqy.Funq;

/** Answers with what it is told. */
public class Function {
    @Funq
    public Output function(Input input) {
        return new Output(input.message());
    }
}
