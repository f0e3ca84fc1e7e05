/**
 * How a service is told to misbehave, in test mode only: a book of faults, each armed for a place and a number of times, and
 * the routes to it. What a fault does is the business of the service that has it; nothing here knows any.
 */
package dev.assay.service.fault;
