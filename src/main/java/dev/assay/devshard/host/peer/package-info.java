/**
 * How a host finds the other hosts of its groups and speaks to them: their addresses as the chain tells them, and
 * requests signed with this host's own key. What is said to a peer, and what is made of its answer, is decided
 * elsewhere.
 */
package dev.assay.devshard.host.peer;
