/**
 * @file
 * SIP registration for Objective-C and Swift.
 *
 * A core and all that is made with it belong to one thread, usually the main one: create it there, let
 * it iterate there (-startIterating or -iterate), release it there. Delegates are called from there.
 */
#import <SlimphoneKit/SPAccount.h>
#import <SlimphoneKit/SPAccountCreator.h>
#import <SlimphoneKit/SPAccountParams.h>
#import <SlimphoneKit/SPCore.h>
#import <SlimphoneKit/SPTypes.h>
