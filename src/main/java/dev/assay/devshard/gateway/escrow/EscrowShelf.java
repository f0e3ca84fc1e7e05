package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.store.GatewayStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The escrows and the stores their sessions lie in: opened together, closed together. */
public final class EscrowShelf implements AutoCloseable {
    private final SessionStores stores;
    private final Escrows escrows;

    private EscrowShelf(SessionStores stores, Escrows escrows) {
        this.stores = stores;
        this.escrows = escrows;
    }

    /** @param variables looks up the variables that hold keys */
    public static EscrowShelf open(
            Path directory,
            GatewayStore store,
            Supplier<ChainBridge> chain,
            RoutePrefix prefix,
            String versionTag,
            Function<String, Optional<String>> variables,
            EscrowSession.Surroundings around) {
        SessionStores stores = new SessionStores(directory);
        EscrowLoader loader = new EscrowLoader(chain, stores, prefix, versionTag, variables, around);
        return new EscrowShelf(stores, new Escrows(loader, store, around.clock(), around.logger()));
    }

    public Escrows escrows() {
        return escrows;
    }

    /** Lets every session hear out what hosts are just saying. */
    public void settleDown() {
        escrows.all().forEach(escrow -> escrow.session().ifPresent(EscrowSession::settleDown));
    }

    /** From here on no session writes anything. */
    public void freeze() {
        escrows.all().forEach(escrow -> escrow.session().ifPresent(EscrowSession::freeze));
    }

    @Override
    public void close() {
        stores.close();
    }
}
