/**
 * {@code devshardctl}, the gateway between applications that speak OpenAI and the hosts of an escrow's group (contract
 * 2.1 to 2.4, 2.8, 4.3). Here it is put together, started and ended; the parts live below: {@code openai} shapes,
 * {@code session} the sequencer, {@code transport} to hosts, {@code escrow} and {@code participant} registries, {@code
 * settings} and {@code store}, {@code api} the routes. Never what a host does with a diff.
 */
package dev.assay.devshard.gateway;
