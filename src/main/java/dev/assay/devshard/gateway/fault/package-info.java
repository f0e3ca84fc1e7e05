/**
 * What a gateway can be told to do wrong, in test mode only. Each fault sits around an honest part of the gateway, as its
 * {@link dev.assay.devshard.gateway.session.Conduct}; the honest parts know nothing of it.
 */
package dev.assay.devshard.gateway.fault;
