package zeroth.controller.service;

import io.fabric8.knative.serving.v1.Service;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.controller.testing.Golden;

class ServiceChildrenTest {
    static Stream<Golden> cases() {
        return Golden.cases("service");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areAsUpstreamMakesThem(Golden golden) {
        Service service = golden.in(Service.class);

        golden.out(List.of(ServiceChildren.configuration(service), ServiceChildren.route(service)));
    }
}
