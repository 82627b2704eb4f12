#pragma once

#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/display.h>
#include <libavutil/dovi_meta.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

/* Macros that Swift cannot see. */
static const int trin_error_eof = AVERROR_EOF;
static const int trin_error_invalid_data = AVERROR_INVALIDDATA;
static const int trin_error_decoder_not_found = AVERROR_DECODER_NOT_FOUND;
static const int trin_avseek_size = AVSEEK_SIZE;
static const int trin_avseek_force = AVSEEK_FORCE;
static const int trin_global_header = AV_CODEC_FLAG_GLOBAL_HEADER;
static const int trin_closed_gop = AV_CODEC_FLAG_CLOSED_GOP;
static const int trin_qscale = AV_CODEC_FLAG_QSCALE;
static const int trin_qp2lambda = FF_QP2LAMBDA;
