package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.session.RequestAccount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What became of the latest requests, in memory. */
final class Accounts {
    private static final int MOST = 10_000;

    private final Map<String, RequestAccount> byRequest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RequestAccount> eldest) {
            return size() > MOST;
        }
    };

    synchronized void open(RequestAccount account) {
        byRequest.remove(account.requestId());
        byRequest.put(account.requestId(), account);
    }

    synchronized Optional<RequestAccount> find(String requestId) {
        return Optional.ofNullable(byRequest.get(requestId));
    }
}
