/**
 * The JSON shapes that hosts, gateway and judge exchange, byte for byte as on the wire, and their translation to
 * protocol values. Never transport, never state.
 */
package dev.assay.devshard.protocol.json;
