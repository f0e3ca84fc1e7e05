/**
 * What an operator may turn: the gateway's settings as one document, read from the environment once, changed by the
 * administrator, kept in {@code gateway.db} (contract 2.2, 7). Holds no secret; keys never pass through here.
 */
package dev.assay.devshard.gateway.settings;
