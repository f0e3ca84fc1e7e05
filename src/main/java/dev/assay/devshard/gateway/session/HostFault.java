package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.participant.Cause;
import java.util.Optional;

/** What went wrong with one host, in one exchange. */
final class HostFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kind; with what it means for the host's standing. */
    enum Kind {
        UNREACHABLE(Cause.TRANSPORT),
        SILENT(Cause.TRANSPORT),
        OVERLOADED(Cause.OVERLOAD),
        REFUSED(Cause.REFUSAL),
        /** 403, 409, 500 and the like: the host is well, this session is not, on it. */
        FAILED(null),
        /** Another root, a nonce that was never composed, a signature by somebody else. */
        UNPROVEN(Cause.MISBEHAVIOUR),
        /** Did not take the job. */
        NO_RECEIPT(null),
        EMPTY(null),
        BROKEN(null),
        /** The engine said no. */
        ENGINE(null);

        private final Cause cause;

        Kind(Cause cause) {
            this.cause = cause;
        }

        Optional<Cause> cause() {
            return Optional.ofNullable(cause);
        }
    }

    private final Kind kind;
    private final int status;

    HostFault(Kind kind, String message) {
        this(kind, message, 502);
    }

    /** @param status what the client is told if no other host does better */
    HostFault(Kind kind, String message, int status) {
        super(message, null, false, false);
        this.kind = kind;
        this.status = status;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is the request that is at fault: the engine will not serve it, here or on another host. */
    boolean isOfTheRequest() {
        return kind == Kind.ENGINE && status < 500;
    }

    int status() {
        return status;
    }
}
