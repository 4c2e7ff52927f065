/**
 * @file
 * Declares what the Objective-C kit uses of Apple's Foundation, as Apple's clang sees it: enough to check on
 * Linux that the kit compiles with ARC, with nullability and as a module. Nothing here can run.
 */
#pragma once

#include <math.h>
#include <stdarg.h>
#include <stddef.h>

#define NS_ASSUME_NONNULL_BEGIN _Pragma("clang assume_nonnull begin")
#define NS_ASSUME_NONNULL_END _Pragma("clang assume_nonnull end")
#define NS_ENUM(type, name)                                                                                  \
    enum __attribute__((enum_extensibility(open))) name : type name;                                         \
    enum name : type
#define NS_UNAVAILABLE __attribute__((unavailable))
#define NS_DESIGNATED_INITIALIZER __attribute__((objc_designated_initializer))
#define nil ((id)0)
#define YES ((BOOL)1)
#define NO ((BOOL)0)

NS_ASSUME_NONNULL_BEGIN

typedef signed char BOOL;
typedef long NSInteger;
typedef unsigned long NSUInteger;
typedef double NSTimeInterval;
typedef struct _NSZone NSZone;
typedef struct _NSRange {
    NSUInteger location;
    NSUInteger length;
} NSRange;
static const NSInteger NSNotFound = 0x7fffffffffffffffL;
static const NSUInteger NSISOLatin1StringEncoding = 5;
static inline NSUInteger NSMaxRange(NSRange range) { return range.location + range.length; }

@class NSArray, NSDate, NSDictionary, NSString;

@protocol NSObject
- (BOOL)respondsToSelector:(SEL)selector;
@end

__attribute__((objc_root_class))
@interface NSObject<NSObject>
+ (instancetype)alloc;
+ (instancetype)allocWithZone:(nullable NSZone *)zone;
+ (Class)class;
- (Class)class;
- (instancetype)init NS_DESIGNATED_INITIALIZER;
- (void)dealloc;
- (void)doesNotRecognizeSelector:(SEL)selector;
@end

@protocol NSCopying
- (id)copyWithZone:(nullable NSZone *)zone;
@end
@protocol NSFastEnumeration
- (NSUInteger)countByEnumeratingWithState:(void *)state
                                  objects:(id _Nonnull __unsafe_unretained[_Nonnull])objects
                                    count:(NSUInteger)count;
@end

@interface NSString : NSObject <NSCopying>
@property(readonly) NSUInteger length;
@property(nullable, readonly) const char *UTF8String;
@property(readonly) const char *fileSystemRepresentation;
+ (nullable instancetype)stringWithUTF8String:(const char *)text;
+ (nullable instancetype)stringWithCString:(const char *)text encoding:(NSUInteger)encoding;
+ (instancetype)stringWithFormat:(NSString *)format, ... __attribute__((format(__NSString__, 1, 2)));
- (NSArray *)componentsSeparatedByString:(NSString *)separator;
- (NSRange)rangeOfString:(NSString *)text;
- (NSString *)substringFromIndex:(NSUInteger)index;
@end
@interface NSConstantString : NSString
@end

@interface NSValue : NSObject <NSCopying>
+ (NSValue *)valueWithPointer:(nullable const void *)pointer;
@end
@interface NSNumber : NSValue
+ (NSNumber *)numberWithInt:(int)number;
@end

@interface NSArray : NSObject <NSCopying, NSFastEnumeration>
@property(readonly) NSUInteger count;
- (id)objectAtIndex:(NSUInteger)index;
@end
@interface NSMutableArray : NSArray
+ (instancetype)array;
- (void)addObject:(id)object;
@end

@interface NSDictionary : NSObject
@property(readonly, copy) NSArray *allValues;
+ (instancetype)dictionaryWithObject:(id)object forKey:(id<NSCopying>)key;
- (nullable id)objectForKey:(id)key;
@end
@interface NSMutableDictionary : NSDictionary
- (void)setObject:(id)object forKey:(id<NSCopying>)key;
- (void)removeObjectForKey:(id)key;
- (void)removeAllObjects;
@end

extern NSString *const NSLocalizedDescriptionKey;
@interface NSError : NSObject
@property(readonly, copy) NSString *localizedDescription;
+ (instancetype)errorWithDomain:(NSString *)domain
                           code:(NSInteger)code
                       userInfo:(nullable NSDictionary *)info;
@end
@interface NSException : NSObject
@property(readonly, copy) NSString *name;
@property(nullable, readonly, copy) NSString *reason;
@end

extern NSString *const NSDefaultRunLoopMode;
@interface NSDate : NSObject
+ (instancetype)dateWithTimeIntervalSinceNow:(NSTimeInterval)seconds;
@end
@interface NSTimer : NSObject
+ (NSTimer *)scheduledTimerWithTimeInterval:(NSTimeInterval)interval
                                     target:(id)target
                                   selector:(SEL)selector
                                   userInfo:(nullable id)info
                                    repeats:(BOOL)repeats;
- (void)invalidate;
@end
@interface NSRunLoop : NSObject
@property(class, readonly, strong) NSRunLoop *currentRunLoop;
- (BOOL)runMode:(NSString *)mode beforeDate:(NSDate *)date;
@end

extern void NSLog(NSString *format, ...) __attribute__((format(__NSString__, 1, 2)));

NS_ASSUME_NONNULL_END
