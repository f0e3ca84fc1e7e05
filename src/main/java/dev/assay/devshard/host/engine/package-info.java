/**
 * What an executor runs for a prompt: the seam ({@link dev.assay.devshard.host.engine.Engine}), the two deterministic
 * engines of the reference network, and their pace. It never knows sessions, nonces, signatures or HTTP.
 */
package dev.assay.devshard.host.engine;
