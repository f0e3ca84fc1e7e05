package dev.assay.acceptance.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A witness that remembers. */
final class Memory implements Witness {
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final List<StreamRecord> streams = new CopyOnWriteArrayList<>();
    final List<Wait> waits = new CopyOnWriteArrayList<>();

    @Override
    public void exchange(Exchange exchange) {
        exchanges.add(exchange);
    }

    @Override
    public void stream(StreamRecord stream) {
        streams.add(stream);
    }

    @Override
    public void waited(Wait wait) {
        waits.add(wait);
    }
}
