package zeroth.queueproxy.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Forward;
import zeroth.queueproxy.http.proxy.InProcess;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * What is behind a pod's stages: the user's process on its port, or an application in this process.
 *
 * @param waiting stages that it needs before requests wait for their turn
 * @param last the stage that reaches it
 * @param close lets go of it
 */
record Behind(List<Stage> waiting, Stage last, Runnable close) {
    private static final String LOOPBACK = "127.0.0.1";

    static Behind process(Vertx vertx, int port) {
        Destination process = Destination.at(vertx, LOOPBACK, port);
        return new Behind(List.of(), Forward.always(process), process::close);
    }

    static Behind application(Handler<HttpServerRequest> application) {
        return new Behind(List.of(InProcess::holdForms), new InProcess(application), () -> {});
    }
}
