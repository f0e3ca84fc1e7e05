package dev.assay.devshard.gateway.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.PayloadJson;
import java.util.List;

/**
 * The body of a host's chat route (contract 2.5): the diffs it lacks, the nonce this is about, and the prompt where this
 * host shall execute. Without a prompt it is a catch-up; without diffs too, a request to sign the state it has.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatPost(
        @JsonProperty("diffs") List<DiffJson> diffs,
        @JsonProperty("nonce") long nonce,
        @JsonProperty("payload") PayloadJson payload,
        @JsonProperty("stream") boolean stream) {}
