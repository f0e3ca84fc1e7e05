package dev.assay.devshard.host;

import dev.assay.devshard.host.session.Admission;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.AuthenticationFailure;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.service.ApiError;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Locale;

/** Who sent a POST, and whether the route is for them (contract 3.2, 3.3). */
final class Senders {
    private final Clock clock;

    Senders(Clock clock) {
        this.clock = clock;
    }

    /**
     * The sender's address.
     *
     * @throws ApiError 401
     */
    Address authenticated(Context ctx, String escrowId, byte[] body) {
        try {
            return RequestAuthentication.authenticate(
                    escrowId,
                    body,
                    ctx.header(RequestAuthentication.SIGNATURE_HEADER),
                    ctx.header(RequestAuthentication.TIMESTAMP_HEADER),
                    clock);
        } catch (AuthenticationFailure e) {
            throw ApiError.unauthorized(e.reason().name().toLowerCase(Locale.ROOT), e.getMessage());
        }
    }

    /**
     * For routes of everybody who has a part in the session.
     *
     * @throws ApiError 403
     */
    void mustTakePart(Address sender, Admission admission) {
        if (!sender.equals(admission.terms().creator()) && !admission.isMember(sender)) {
            throw ApiError.forbidden(
                    "not_of_the_session",
                    sender + " is neither the owner of escrow "
                            + admission.terms().escrowId() + " nor of its group");
        }
    }

    /**
     * For routes of the owner alone. Whether anybody else is a member or a stranger makes no difference here, so the
     * chain is not asked on a stranger's behalf.
     *
     * @throws ApiError 403
     */
    void mustBeOwner(Address sender, Admission admission) {
        if (!sender.equals(admission.terms().creator())) {
            throw ApiError.forbidden(
                    "not_the_owner",
                    sender + " is not the owner of escrow " + admission.terms().escrowId());
        }
    }

    /**
     * For routes of the group's hosts: their cold keys, and the warm keys of any of them. The owner is not let in,
     * whoever he may be besides.
     *
     * @throws ApiError 403
     */
    void mustBeOfTheGroup(Address sender, Admission admission) {
        if (sender.equals(admission.terms().creator()) || !admission.isMember(sender)) {
            throw ApiError.forbidden(
                    "not_of_the_group",
                    sender + " is not a host of the group of escrow "
                            + admission.terms().escrowId());
        }
    }
}
