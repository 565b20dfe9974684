package peers;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers a greeting, whatever event it came in. */
@Path("/")
public class Greeter {
    @POST
    public Reply greet(Greeting greeting) {
        return new Reply("Hello " + greeting.name());
    }
}
