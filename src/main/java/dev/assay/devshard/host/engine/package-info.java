/**
 * What an executor runs for a prompt: the seam ({@link dev.assay.devshard.host.engine.Engine}), the two deterministic
 * engines of the reference network, their pace, and the one that is asked over HTTP. It never knows sessions, nonces,
 * signatures or the host's own routes.
 */
package dev.assay.devshard.host.engine;
