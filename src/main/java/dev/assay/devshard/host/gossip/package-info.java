/**
 * Gossip between the hosts of a group (contract 5): what is told to peers, what is heard from them, and the rounds in
 * which a host repeats what may have been lost and asks for what it has missed. What may be believed is the session's
 * to decide, never decided here.
 */
package dev.assay.devshard.host.gossip;
